package io.babelgrid.room;

import io.babelgrid.pipeline.Language;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One room. Commands come from any thread and run one at a time on the room's writer, which owns
 * the seats; captions and readers use the seats' last published state and wait for nobody.
 */
final class Room {

  private static final Logger LOG = Logger.getLogger(Room.class);

  private final String id;
  private final RoomContext context;
  private final SerialExecutor writer;
  private final Seats seats;
  private final Door door;
  private final Gathering gathering;
  private final Departures departures;
  private final RoomManners manners;
  private final RoomHosts hosts;
  private final Reception reception;
  private final RoomChat chat;
  private final AtomicInteger expected = new AtomicInteger();

  Room(String id, RoomContext context) {
    this.id = id;
    this.context = context;
    this.writer = new SerialExecutor(context.threads(), context.config().queue());
    var elsewhere = new Elsewhere();
    this.seats = new Seats(id, context.node(), context.versions(), elsewhere);
    this.door = new Door(seats, context.config());
    this.departures = new Departures(context.clock(), writer, this::remove);
    this.chat = new RoomChat(id, context, seats, writer);
    this.manners = new RoomManners(this, context, seats);
    this.hosts = new RoomHosts(this, context, seats, door);
    this.gathering =
        new Gathering(
            id, context, elsewhere, seats, door, chat, this::outranked, () -> tellIf(true));
    this.reception = new Reception(this, context, seats, door, gathering, departures);
  }

  String id() {
    return id;
  }

  /** Who is in it, wherever they are. */
  RoomSnapshot snapshot() {
    return seats.snapshot();
  }

  /** Who is in it at this node. */
  RoomPart part() {
    return seats.part();
  }

  /** Runs what another node has to say of it. */
  void gather(Consumer<Gathering> news) {
    writer.execute(() -> news.accept(gathering));
  }

  /** Somebody will join: the room is not vacant until they did. */
  void expectOne() {
    expected.incrementAndGet();
  }

  boolean isVacant() {
    return expected.get() == 0 && seats.present().isEmpty();
  }

  /** The outcome comes through the outlet. Each call needs an {@link #expectOne} before. */
  void join(JoinRequest request, ParticipantOutlet outlet) {
    try {
      writer.execute(() -> {
        try {
          reception.admit(request, outlet);
        } finally {
          arrived();
        }
      });
    } catch (RejectedExecutionException e) {
      arrived();
      throw e;
    }
  }

  private void arrived() {
    expected.decrementAndGet();
    context.settled().accept(this);
  }

  void languages(Seat seat, ParticipantOutlet outlet, UnaryOperator<LanguageChoice> change) {
    command(
        seat,
        outlet,
        () -> {
          LanguageChoice choice = change.apply(seat.participant().languages());
          Language before = seat.reads();
          seat.media.languages(choice);
          change(seat, seat.participant().with(choice));
          chat.languages(seat, before);
        });
  }

  void muted(Seat seat, ParticipantOutlet outlet, boolean audio, boolean video) {
    command(seat, outlet, () -> manners.says(seat, audio, video));
  }

  void lips(Seat seat, ParticipantOutlet outlet, boolean allowed) {
    command(
        seat,
        outlet,
        () -> {
          seat.media.lips(allowed);
          change(seat, seat.participant().lips(allowed));
        });
  }

  /** What people write to each other. */
  RoomChat chat() {
    return chat;
  }

  /** Hands, reactions, and what hosts do with others. */
  RoomManners manners() {
    return manners;
  }

  /** Somebody at another node does something. */
  void happens(RoomAct act) {
    writer.execute(() -> manners.happens(act));
  }

  /** Who is being moved to other nodes. */
  Departures departures() {
    return departures;
  }

  /**
   * The node from which somebody came has let go.
   *
   * @param ago what arrived since then is heard here
   */
  void begins(Seat seat, ParticipantOutlet outlet, Duration ago) {
    // Now, not when it is this command's turn: a word may lie between.
    long heardUntilNs = context.clock().nowNs() - ago.toNanos();
    command(seat, outlet, () -> heard(seat, heardUntilNs));
  }

  /** Somebody who came from another node is heard here: everybody may hear them from here now. */
  private void heard(Seat seat, long heardUntilNs) {
    if (seat.begins(heardUntilNs)) {
      seats.heard();
      broadcastBut(null);
    }
  }

  /** Whatever somebody who could not go left at the other node counts for less than they do. */
  void stays(Seat seat) {
    if (departures.isUnderway(seat)) {
      change(seat, seat.participant().above(departures.stayed(seat)));
      door.seen(seat.participant().id(), seat.participant().incarnation());
    }
  }

  void lock(Seat seat, ParticipantOutlet outlet, boolean locked) {
    hostCommand(seat, outlet, () -> tellIf(seats.lock(locked)));
  }

  void remove(Seat seat, ParticipantOutlet outlet, String participantId) {
    hostCommand(seat, outlet, () -> hosts.remove(seat, participantId));
  }

  /** {@link RoomHosts#sendAway}. */
  void removed(String participantId) {
    writer.execute(() -> hosts.sendAway(participantId));
  }

  void hostCommand(Seat seat, ParticipantOutlet outlet, Runnable command) {
    command(
        seat,
        outlet,
        () -> {
          if (seat.participant().host()) {
            command.run();
          }
        });
  }

  /** Whether what is said here is written down, as the journal knows. */
  void keepsTranscripts(boolean keeps) {
    try {
      writer.execute(() -> tellIf(seats.keepTranscripts(keeps)));
    } catch (RejectedExecutionException e) {
      LOG.warnf("a room was not told whether it keeps transcripts: %s", e.getMessage());
    }
  }

  void leave(Seat seat, ParticipantOutlet outlet) {
    command(seat, outlet, () -> remove(seat, Farewell.LEFT));
  }

  void disconnected(Seat seat, ParticipantOutlet outlet) {
    command(seat, outlet, () -> broke(seat));
  }

  /** Runs a command unless the seat is given up or another connection took it over. */
  void command(Seat seat, ParticipantOutlet outlet, Runnable command) {
    writer.execute(() -> {
      if (seats.contains(seat) && seat.outlet() == outlet) {
        command.run();
      }
    });
  }

  /** What the media plane told of a participant. */
  void media(SeatEvents events, UnaryOperator<Participant> change) {
    event(events, seat -> change(seat, change.apply(seat.participant())));
  }

  /** Whether somebody is recognised has changed; other nodes tell their people. */
  void unheard(SeatEvents events, String reason) {
    event(
        events,
        seat -> {
          if (seat.unheard(reason)) {
            seats.heard();
            gathering.changed();
          }
        });
  }

  /** What the media plane tells a participant. */
  void event(SeatEvents events, Consumer<Seat> action) {
    try {
      writer.execute(() -> {
        Seat seat = seats.of(events);
        if (seat != null) {
          action.accept(seat);
        }
      });
    } catch (RejectedExecutionException e) {
      LOG.warnf("a media event was dropped: %s", e.getMessage());
    }
  }

  /** Gives a caption to those who read it, on the caller's thread. */
  void deliver(Caption caption) {
    for (Seat seat : seats.present()) {
      if (seat.wants(caption)) {
        seat.outlet().caption(caption);
      }
    }
  }

  /** Looks for broken connections and gives up those that did not come back in time. */
  void tick() {
    writer.execute(() -> {
      long nowNs = context.clock().nowNs();
      for (Seat seat : seats.present()) {
        if (!seat.outlet().isOpen()) {
          broke(seat);
        }
        departures.look(seat);
        if (seat.isOverdue(context.config(), nowNs)) {
          heard(seat, nowNs);
        }
        if (seats.contains(seat) && seat.isGivenUp(context.config(), nowNs)) {
          remove(seat, Farewell.TIMEOUT);
        }
      }
      gathering.tick();
    });
  }

  /** Sends everybody away; completes when they are. */
  CompletableFuture<Void> close(Farewell reason) {
    return CompletableFuture.runAsync(
        () -> seats.present().forEach(seat -> remove(seat, reason)), writer);
  }

  private void broke(Seat seat) {
    departures.broke(seat);
    if (seats.contains(seat)
        && seat.broke(context.clock().nowNs())
        && seat.participant().media() == MediaState.JOINING) {
      change(seat, seat.participant().with(MediaState.LOST));
    }
  }

  /** Another node has them, later: who is being moved there goes when they were heard out. */
  private void outranked(Seat seat, Farewell reason) {
    if (!departures.isUnderway(seat)) {
      remove(seat, reason);
    }
  }

  void remove(Seat seat, Farewell reason) {
    seats.remove(seat);
    departures.left(seat, reason);
    try {
      seat.media.close();
    } catch (RuntimeException | Error e) {
      LOG.error("a media session could not be closed", e);
    }
    seat.outlet().bye(reason);
    broadcastBut(seat);
    context.journal().left(seat.stay);
    if (seats.present().isEmpty()) {
      context.journal().closed(id);
      context.settled().accept(this);
    }
  }

  void change(Seat seat, Participant changed) {
    tellIf(seats.change(seat, changed));
  }

  private void tellIf(boolean changed) {
    if (changed) {
      broadcastBut(null);
    }
  }

  void broadcastBut(@Nullable Seat excluded) {
    RoomSnapshot snapshot = seats.snapshot();
    for (Seat seat : seats.present()) {
      if (seat != excluded) {
        seat.outlet().roster(snapshot);
      }
    }
    gathering.changed();
  }
}
