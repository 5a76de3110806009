package io.babelgrid.signaling;

import io.babelgrid.room.Participant;
import io.babelgrid.room.RoomSnapshot;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When a client is given a new ticket: before the last one is old, and when what it says has
 * changed. Asked once a second, which bounds how often. Any thread.
 */
final class TicketPace {

  private final JoinToken token;
  private final UUID home;
  private final long everyNs;
  private volatile @Nullable RoomSnapshot room;
  private volatile String ownId = "";

  /** Guarded by this. */
  private @Nullable ResumeTicket told;

  private long toldNs;

  TicketPace(JoinToken token, UUID home, Duration every) {
    this.token = token;
    this.home = home;
    this.everyNs = every.toNanos();
  }

  /** They take part. */
  void joined(RoomSnapshot now, String participantId) {
    ownId = participantId;
    room = now;
  }

  /** How the room is now. */
  void seen(RoomSnapshot now) {
    room = now;
  }

  /** What to sign, or null while the last ticket is true and young. */
  synchronized @Nullable ResumeTicket due(long nowNs) {
    ResumeTicket now = now();
    if (now == null || now.equals(told) && nowNs - toldNs < everyNs) {
      return null;
    }
    told = now;
    toldNs = nowNs;
    return now;
  }

  /** Them as they are; null before they take part. */
  @Nullable ResumeTicket now() {
    RoomSnapshot seen = room;
    if (seen == null) {
      return null;
    }
    for (Participant one : seen.participants()) {
      if (one.id().equals(ownId)) {
        return ResumeTicket.of(token, home, one, seen.keepsTranscripts());
      }
    }
    return null;
  }
}
