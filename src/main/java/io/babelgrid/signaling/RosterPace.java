package io.babelgrid.signaling;

import io.babelgrid.room.RoomSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * Lets one roster through in {@link #EVERY_NS}; of those that come in between only the newest is
 * worth sending. Thread-safe.
 */
final class RosterPace {

  /**
   * Rosters are whole: 16 participants x 0.6 KB x 10 a second = 96 KB/s to each at the very worst.
   */
  static final long EVERY_NS = 100_000_000L;

  private boolean sentOne;
  private long sentNs;
  private @Nullable RoomSnapshot waiting;
  private boolean waking;

  /** What to send now, or null when it has to wait. */
  synchronized @Nullable RoomSnapshot offer(RoomSnapshot roster, long nowNs) {
    if (waiting != null && waiting.version() > roster.version()) {
      return null;
    }
    if (waiting == null && waitNs(nowNs) <= 0) {
      sent(nowNs);
      return roster;
    }
    waiting = roster;
    return null;
  }

  /** Whether somebody has to come for what waits; true once until they came. */
  synchronized boolean shallWake() {
    boolean first = waiting != null && !waking;
    waking |= first;
    return first;
  }

  /** How long what waits has to wait. */
  synchronized long waitNs(long nowNs) {
    return sentOne ? sentNs + EVERY_NS - nowNs : 0;
  }

  /** What waited, to be sent now. */
  synchronized @Nullable RoomSnapshot take(long nowNs) {
    RoomSnapshot roster = waiting;
    waiting = null;
    waking = false;
    if (roster != null) {
      sent(nowNs);
    }
    return roster;
  }

  private void sent(long nowNs) {
    sentOne = true;
    sentNs = nowNs;
  }
}
