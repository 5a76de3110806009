package io.babelgrid.room;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The seats of one room. Owned by the room's writer; other threads read {@link #present} and {@link
 * #snapshot}, which are swapped whole.
 */
final class Seats {

  private final String roomId;
  private final Map<String, Seat> byParticipant = new LinkedHashMap<>();
  private boolean locked;
  private boolean keepsTranscripts;
  private volatile List<Seat> present = List.of();
  private volatile RoomSnapshot snapshot;

  Seats(String roomId) {
    this.roomId = roomId;
    this.snapshot = new RoomSnapshot(roomId, 0, false, false, List.of());
  }

  List<Seat> present() {
    return present;
  }

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
    return locked;
  }

  /** False when nothing changed. */
  boolean lock(boolean wanted) {
    if (locked == wanted) {
      return false;
    }
    locked = wanted;
    publish();
    return true;
  }

  /** False when nothing changed. */
  boolean keepTranscripts(boolean keeps) {
    if (keepsTranscripts == keeps) {
      return false;
    }
    keepsTranscripts = keeps;
    publish();
    return true;
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

  private void publish() {
    present = List.copyOf(byParticipant.values());
    var participants = present.stream().map(Seat::participant).toList();
    snapshot =
        new RoomSnapshot(roomId, snapshot.version() + 1, locked, keepsTranscripts, participants);
  }
}
