package io.babelgrid.room;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The seats of one room, which are this node's part of it, and what people see of the room: that
 * and the parts of other nodes. Owned by the room's writer; other threads read {@link #present},
 * {@link #part} and {@link #snapshot}, which are swapped whole.
 */
final class Seats {

  private final String roomId;
  private final NodeEpoch node;
  private final LongSupplier versions;
  private final Elsewhere elsewhere;
  private final Map<String, Seat> byParticipant = new LinkedHashMap<>();
  private RoomPart.Settings settings = RoomPart.Settings.NONE;
  private Union union = Union.of(List.of(), Stream.of());
  private volatile List<Seat> present = List.of();
  private volatile RoomPart part;
  private volatile RoomSnapshot snapshot;

  /**
   * @param versions of the part
   */
  Seats(String roomId, NodeEpoch node, LongSupplier versions, Elsewhere elsewhere) {
    this.roomId = roomId;
    this.node = node;
    this.versions = versions;
    this.elsewhere = elsewhere;
    this.part = new RoomPart(node, roomId, 0, settings, List.of());
    this.snapshot = new RoomSnapshot(roomId, 0, false, false, List.of());
  }

  List<Seat> present() {
    return present;
  }

  /** Who is at this node. */
  RoomPart part() {
    return part;
  }

  /** Who is in the room, wherever they are. */
  RoomSnapshot snapshot() {
    return snapshot;
  }

  void add(Seat seat) {
    byParticipant.put(seat.participant().id(), seat);
    publish();
  }

  void remove(Seat seat) {
    byParticipant.remove(seat.participant().id());
    publish();
  }

  /** False when nothing changed. */
  boolean change(Seat seat, Participant changed) {
    if (changed.equals(seat.participant())) {
      return false;
    }
    seat.participant(changed);
    publish();
    return true;
  }

  boolean isLocked() {
    return settings.locked();
  }

  /** False when nothing changed. */
  boolean lock(boolean wanted) {
    return settle(settings.lock(wanted));
  }

  /** The journal's word; false when nothing changed. */
  boolean keepTranscripts(boolean keeps) {
    return settle(settings.known(keeps));
  }

  /** A host's word; false when nothing changed. */
  boolean decideToKeep(boolean keeps) {
    return settle(settings.decide(keeps, snapshot.keepsTranscripts()));
  }

  /** Whether what is said at this node is written down. */
  boolean isKept() {
    return settings.keepsTranscripts();
  }

  private boolean settle(RoomPart.Settings next) {
    if (next.equals(settings)) {
      return false;
    }
    settings = next;
    publish();
    return true;
  }

  /** Takes over what other nodes know of the lock and of transcripts; whether of these it did. */
  boolean adopt() {
    long decision = settings.decision();
    boolean kept = isKept();
    elsewhere.settings().forEach(other -> settings = settings.lockedAs(other).decidedAs(other));
    if (!settings.equals(part.settings())) {
      publish();
    }
    return settings.decision() != decision || isKept() != kept;
  }

  @Nullable Seat of(String participantId) {
    return byParticipant.get(participantId);
  }

  boolean contains(Seat seat) {
    return byParticipant.get(seat.participant().id()) == seat;
  }

  @Nullable Seat of(SeatEvents events) {
    Seat seat = byParticipant.get(events.participantId());
    return seat != null && seat.events == events ? seat : null;
  }

  /** A key proves who comes back; so does the token, for a client that lost its key. */
  @Nullable Seat claimedBy(JoinRequest request) {
    String key = request.resumeKey();
    if (key != null) {
      for (Seat seat : byParticipant.values()) {
        if (seat.opensWith(key)) {
          return seat;
        }
      }
    }
    return byParticipant.get(request.participantId());
  }

  /** Those here whom another node has by now, and later. */
  List<Seat> outranked() {
    Map<String, Elsewhere.Other> others = elsewhere.people();
    return present.stream()
        .filter(seat -> {
          Elsewhere.Other other = others.get(seat.participant().id());
          return other != null && other.outranks(seat.member());
        })
        .toList();
  }

  /** Who of other nodes is to be heard and seen here; see {@link Union#played}. */
  List<RoomPart.Member> played() {
    return union.played();
  }

  /** Whether somebody is heard here, or at the node they come from, has changed. */
  void heard() {
    publish();
  }

  private void publish() {
    present = List.copyOf(byParticipant.values());
    part =
        new RoomPart(
            node,
            roomId,
            versions.getAsLong(),
            settings,
            present.stream().map(Seat::member).toList());
    unite();
  }

  /** Makes a roster of all parts anew. */
  void unite() {
    union = Union.of(part.members(), elsewhere.all());
    boolean keeps =
        settings.keepsTranscripts()
            || elsewhere.settings().anyMatch(RoomPart.Settings::keepsTranscripts);
    snapshot =
        new RoomSnapshot(
            roomId, snapshot.version() + 1, settings.locked(), keeps, union.participants());
  }
}
