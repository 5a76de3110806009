package io.babelgrid.room;

import io.babelgrid.budget.ServicePlan;
import io.babelgrid.chat.ChatLine;
import io.babelgrid.pipeline.Survival;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * One room made of the parts of all nodes: what the others say of theirs, and telling them of this
 * one's. Does nothing while nobody is here. Owned by the room's writer.
 */
final class Gathering {

  private static final Logger LOG = Logger.getLogger(Gathering.class);

  private final String roomId;
  private final RoomContext context;
  private final Elsewhere elsewhere;
  private final Seats seats;
  private final Door door;
  private final RoomChat chat;
  private final BiConsumer<Seat, Farewell> remove;
  private final Runnable tellAll;
  private ServicePlan service = ServicePlan.BEST;
  private long toldVersion;

  /** Who came before this node knew of others that have the room, and when. */
  private final Map<String, Long> unchecked = new HashMap<>();

  private List<RoomPart.Member> played = List.of();

  /**
   * @param remove sends somebody here away
   * @param tellAll tells everybody here who is in the room
   */
  Gathering(
      String roomId,
      RoomContext context,
      Elsewhere elsewhere,
      Seats seats,
      Door door,
      RoomChat chat,
      BiConsumer<Seat, Farewell> remove,
      Runnable tellAll) {
    this.roomId = roomId;
    this.context = context;
    this.elsewhere = elsewhere;
    this.seats = seats;
    this.door = door;
    this.chat = chat;
    this.remove = remove;
    this.tellAll = tellAll;
  }

  /** Who comes is later than whoever has their id at another node, and keeps their voices. */
  JoinRequest arriving(JoinRequest request) {
    Elsewhere.Other other = elsewhere.people().get(request.participantId());
    if (other == null) {
      return request;
    }
    Participant there = other.member().participant();
    Past past = request.past();
    return request.with(
        new Past(
            Math.max(past.incarnation(), there.incarnation() + 1),
            past.voices().isEmpty() ? there.voices() : past.voices(),
            past.heardThere(),
            past.handMs() == 0 ? there.handMs() : past.handMs()));
  }

  /** Somebody takes a seat. */
  void taking(JoinRequest request) {
    service = request.service();
    if (!request.host() && request.past().incarnation() == 0 && elsewhere.isEmpty()) {
      unchecked.put(request.participantId(), context.clock().nowNs());
    }
  }

  /** This node's part may have changed. */
  void changed() {
    RoomPart part = seats.part();
    if (part.version() != toldVersion) {
      toldVersion = part.version();
      if (part.members().isEmpty()) {
        elsewhere.forget(_ -> true);
        seats.unite();
      }
      context.others().get().part(part);
    }
    play();
  }

  void heard(RoomPart part) {
    if (seats.present().isEmpty()) {
      return;
    }
    boolean isNew = !elsewhere.reaches(part.node());
    if (!elsewhere.hear(part, context.clock().nowNs())) {
      return;
    }
    part.members().stream()
        .map(RoomPart.Member::participant)
        .forEach(there -> door.seen(there.id(), there.incarnation()));
    if (isNew) {
      share(part.node());
    }
    boolean wasLocked = seats.isLocked();
    if (seats.adopt()) {
      context.journal().keep(roomId, seats.isKept());
    }
    if (isNew) {
      check(!wasLocked && seats.isLocked());
    }
    unite();
  }

  /**
   * Other nodes are known now. Who came just before that into a room that is locked there would not
   * have been let in.
   */
  private void check(boolean strangersAreRefused) {
    long nowNs = context.clock().nowNs();
    long latelyNs = context.config().lease().toNanos();
    for (Seat seat : seats.present()) {
      Long cameNs = unchecked.get(seat.participant().id());
      if (strangersAreRefused && cameNs != null && nowNs - cameNs < latelyNs) {
        remove.accept(seat, Farewell.REMOVED);
      }
    }
    unchecked.clear();
  }

  /** Tells a node what is known here and nobody else need have told it. */
  void share(NodeEpoch node) {
    List<String> barred = List.copyOf(door.barred());
    context.others().get().shares(roomId, node, barred, chat.lines());
  }

  /** What people at another node wrote. */
  void chatted(List<ChatLine> lines) {
    if (!seats.present().isEmpty()) {
      chat.heard(lines);
    }
  }

  /** The link to a node is broken. */
  void broke(NodeEpoch node) {
    if (elsewhere.broke(node)) {
      unite();
    }
  }

  void forget(Predicate<NodeEpoch> gone) {
    forgotten(elsewhere.forget(gone));
  }

  /** Forgets what was not heard for too long. */
  void tick() {
    forgotten(elsewhere.expire(context.config(), context.clock().nowNs()));
  }

  private void forgotten(List<NodeEpoch> nodes) {
    if (!nodes.isEmpty()) {
      unite();
      nodes.forEach(node -> context.others().get().forgotten(roomId, node));
    }
  }

  private void unite() {
    seats.outranked().forEach(seat -> remove.accept(seat, Farewell.REPLACED));
    seats.unite();
    changed();
    tellAll.run();
  }

  private void play() {
    List<RoomPart.Member> members = seats.present().isEmpty() ? List.of() : seats.played();
    if (!members.equals(played)) {
      played = members;
      Survival.guard(
          LOG,
          "bringing in the people of other nodes",
          () -> context.media().elsewhere(roomId, service, members));
    }
  }
}
