package io.babelgrid.room;

import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

/** Who comes into a room. Owned by the room's writer. */
final class Door {

  /** Of 64 characters at most: 64 KB a room. The oldest is forgotten, whose token expired. */
  private static final int MOST_BARRED = 1024;

  private final Seats seats;
  private final RoomConfig config;
  private final LinkedHashSet<String> barred = new LinkedHashSet<>();

  Door(Seats seats, RoomConfig config) {
    this.seats = seats;
    this.config = config;
  }

  /** Why somebody who has no seat may not have one even if there is room, or null. */
  @Nullable Refusal refusal(JoinRequest request) {
    if (barred.contains(request.participantId())) {
      return Refusal.REMOVED;
    }
    return seats.isLocked() && !request.host() ? Refusal.ROOM_LOCKED : null;
  }

  boolean isFull() {
    return seats.present().size() >= config.participants();
  }

  /** The longest there who never had media, though there was time for it; null when all had. */
  @Nullable Seat idleSeat(long nowNs) {
    return seats.present().stream()
        .filter(seat -> seat.isIdle(config, nowNs))
        .findFirst()
        .orElse(null);
  }

  /** Keeps a participant out for good. */
  void bar(String participantId) {
    barred.add(participantId);
    if (barred.size() > MOST_BARRED) {
      barred.removeFirst();
    }
  }
}
