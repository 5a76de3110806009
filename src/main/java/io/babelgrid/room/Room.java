package io.babelgrid.room;

import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.pipeline.Language;
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
  private final AtomicInteger expected = new AtomicInteger();

  Room(String id, RoomContext context) {
    this.id = id;
    this.context = context;
    this.writer = new SerialExecutor(context.threads(), context.config().queue());
    this.seats = new Seats(id);
    this.door = new Door(seats, context.config());
  }

  String id() {
    return id;
  }

  RoomSnapshot snapshot() {
    return seats.snapshot();
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
          admit(request, outlet);
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

  private void admit(JoinRequest request, ParticipantOutlet outlet) {
    Seat seat = seats.claimedBy(request);
    if (seat != null) {
      resume(seat, request, outlet);
    } else {
      Refusal refusal = door.refusal(request);
      if (refusal == null) {
        refusal = makeRoom();
      }
      if (refusal != null) {
        outlet.refused(refusal);
        return;
      }
      seat = takeSeat(request, outlet);
    }
    if (seat != null) {
      var membership = new Membership(this, seat, outlet);
      outlet.joined(
          new Admission(seat.participant().id(), seat.resumeKey(), seats.snapshot(), membership));
      broadcastBut(seat);
    }
  }

  /** In a full room somebody without media gives way, whoever came first. */
  private @Nullable Refusal makeRoom() {
    if (!door.isFull()) {
      return null;
    }
    Seat idle = door.idleSeat(context.clock().nowNs());
    if (idle == null) {
      return Refusal.ROOM_FULL;
    }
    remove(idle, Farewell.TIMEOUT);
    return null;
  }

  private void resume(Seat seat, JoinRequest request, ParticipantOutlet outlet) {
    seat.outlet().bye(Farewell.REPLACED);
    seat.takenOver(outlet, context.newKey().get());
    seat.media.languages(request.languages());
    seat.media.muted(request.audioMuted(), request.videoMuted());
    seat.media.lips(request.lips());
    seats.change(seat, seat.participant().rejoined(request));
  }

  private @Nullable Seat takeSeat(JoinRequest request, ParticipantOutlet outlet) {
    var participant = Participant.of(request);
    var stay = Stay.begin(context.node(), id, participant.id());
    var events = new SeatEvents(this, participant.id());
    MediaSession media;
    try {
      media = context.media().open(stay, request.languages(), request.service(), events);
      media.muted(request.audioMuted(), request.videoMuted());
      media.lips(request.lips());
    } catch (RuntimeException | Error e) {
      LOG.error("the media plane takes no participant", e);
      outlet.refused(Refusal.MEDIA_FAILED);
      return null;
    }
    if (seats.present().isEmpty()) {
      seats.keepTranscripts(request.keepsTranscripts());
      context.journal().opened(id, this::keepsTranscripts);
    }
    String key = context.newKey().get();
    long nowNs = context.clock().nowNs();
    var seat = new Seat(stay, participant, key, outlet, media, events, context.threads(), nowNs);
    seats.add(seat);
    context.journal().joined(stay, participant);
    return seat;
  }

  void languages(Seat seat, ParticipantOutlet outlet, UnaryOperator<LanguageChoice> change) {
    command(
        seat,
        outlet,
        () -> {
          LanguageChoice choice = change.apply(seat.participant().languages());
          seat.media.languages(choice);
          change(seat, seat.participant().with(choice));
        });
  }

  void muted(Seat seat, ParticipantOutlet outlet, boolean audio, boolean video) {
    command(
        seat,
        outlet,
        () -> {
          seat.media.muted(audio, video);
          change(seat, seat.participant().muted(audio, video));
        });
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

  void lock(Seat seat, ParticipantOutlet outlet, boolean locked) {
    hostCommand(seat, outlet, () -> tellIf(seats.lock(locked)));
  }

  void remove(Seat seat, ParticipantOutlet outlet, String participantId) {
    hostCommand(
        seat,
        outlet,
        () -> {
          Seat removed = seats.of(participantId);
          if (removed != null && removed != seat) {
            door.bar(participantId);
            remove(removed, Farewell.REMOVED);
          }
        });
  }

  private void hostCommand(Seat seat, ParticipantOutlet outlet, Runnable command) {
    command(
        seat,
        outlet,
        () -> {
          if (seat.participant().host()) {
            command.run();
          }
        });
  }

  private void keepsTranscripts(boolean keeps) {
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
  private void command(Seat seat, ParticipantOutlet outlet, Runnable command) {
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

  void misdeclared(SeatEvents events, Language spoken) {
    event(events, seat -> seat.outlet().misdeclared(spoken));
  }

  void talk(SeatEvents events, String speakerId, Language language, boolean talking) {
    event(events, seat -> seat.outlet().talk(speakerId, language, talking));
  }

  void served(
      SeatEvents events, String speakerId, Language language, ServiceLevel level, String reason) {
    event(events, seat -> seat.outlet().served(speakerId, language, level, reason));
  }

  void lips(SeatEvents events, String speakerId, Language language, boolean active) {
    event(events, seat -> seat.outlet().lips(speakerId, language, active));
  }

  private void event(SeatEvents events, Consumer<Seat> action) {
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
        if (seat.isGivenUp(context.config(), nowNs)) {
          remove(seat, Farewell.TIMEOUT);
        }
      }
    });
  }

  /** Sends everybody away; completes when they are. */
  CompletableFuture<Void> close(Farewell reason) {
    return CompletableFuture.runAsync(
        () -> seats.present().forEach(seat -> remove(seat, reason)), writer);
  }

  private void broke(Seat seat) {
    if (seat.broke(context.clock().nowNs()) && seat.participant().media() == MediaState.JOINING) {
      change(seat, seat.participant().with(MediaState.LOST));
    }
  }

  private void remove(Seat seat, Farewell reason) {
    seats.remove(seat);
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

  private void change(Seat seat, Participant changed) {
    tellIf(seats.change(seat, changed));
  }

  private void tellIf(boolean changed) {
    if (changed) {
      RoomSnapshot snapshot = seats.snapshot();
      seats.present().forEach(one -> one.outlet().roster(snapshot));
    }
  }

  private void broadcastBut(Seat excluded) {
    RoomSnapshot snapshot = seats.snapshot();
    for (Seat seat : seats.present()) {
      if (seat != excluded) {
        seat.outlet().roster(snapshot);
      }
    }
  }
}
