package io.babelgrid.room;

import io.babelgrid.pipeline.Recent;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who comes into a room. Owned by the room's writer. */
final class Door {

  /** Of 64 characters at most: 64 KB a room. The oldest is forgotten, whose token expired. */
  private static final int MOST_BARRED = 1024;

  /** Of as many it is known where they were last: 0.1 MB a room. */
  private static final int MOST_SEEN = 1024;

  private final Seats seats;
  private final RoomConfig config;
  private final LinkedHashSet<String> barred = new LinkedHashSet<>();
  private final Map<String, Long> latest = new Recent<>(MOST_SEEN);

  Door(Seats seats, RoomConfig config) {
    this.seats = seats;
    this.config = config;
  }

  /** Somebody of that name is there; any node may have told so. */
  void seen(String participantId, long incarnation) {
    latest.merge(participantId, incarnation, Math::max);
  }

  /** Whether they came from another node by what has been used since to go further. */
  boolean isOutlived(JoinRequest request) {
    return request.past().isKnown()
        && request.past().incarnation() < latest.getOrDefault(request.participantId(), 0L);
  }

  /** Who comes anew counts more than who they were before. */
  JoinRequest dated(JoinRequest request) {
    Long before = latest.get(request.participantId());
    return before == null || before == 0 || request.past().isKnown()
        ? request
        : request.with(new Past(before + 1, request.past().voices()));
  }

  /** Why somebody who has no seat may not have one even if there is room, or null. */
  @Nullable Refusal refusal(JoinRequest request) {
    if (barred.contains(request.participantId())) {
      return Refusal.REMOVED;
    }
    boolean wasHere = request.past().isKnown() || seats.snapshot().has(request.participantId());
    return seats.isLocked() && !request.host() && !wasHere ? Refusal.ROOM_LOCKED : null;
  }

  /** Whether there is no place for another one, at whatever node. */
  boolean isFull(String participantId) {
    return seats.snapshot().participants().stream()
            .filter(other -> !other.id().equals(participantId))
            .count()
        >= config.participants();
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

  Collection<String> barred() {
    return Collections.unmodifiableSet(barred);
  }
}
