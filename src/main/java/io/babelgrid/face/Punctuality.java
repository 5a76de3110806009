package io.babelgrid.face;

/**
 * Whether a speaker's pictures come in time to be drawn. Where none has for half a second, the
 * listener looks at a frozen face, which is worse than a mouth that does not fit: nothing is drawn
 * for a while then, and they see the camera. The while doubles with each relapse. Used by one
 * thread.
 */
final class Punctuality {

  /** A picture that stands still for so long is seen to stand still. */
  static final long FROZEN_NS = 500_000_000L;

  static final long FIRST_REST_NS = 5_000_000_000L;
  static final long LONGEST_REST_NS = 60_000_000_000L;

  /** Pictures that came in time for so long are no relapse when they don't. */
  static final long PROVEN_NS = 20_000_000_000L;

  private long restNs = FIRST_REST_NS;
  private boolean resting;
  private long restedNs;
  private boolean running;
  private long beganNs;
  private long inTimeNs;

  /** Whether to draw at all. */
  boolean holds(long nowNs) {
    if (resting && nowNs - restedNs >= 0) {
      resting = false;
      running = false;
    }
    return !resting;
  }

  /** A picture could be drawn in time. */
  void inTime(long nowNs) {
    begin(nowNs);
    inTimeNs = nowNs;
    if (nowNs - beganNs >= PROVEN_NS) {
      restNs = FIRST_REST_NS;
    }
  }

  /** A picture came too late to be drawn. */
  void late(long nowNs) {
    if (resting) {
      return;
    }
    begin(nowNs);
    if (nowNs - inTimeNs >= FROZEN_NS) {
      resting = true;
      restedNs = nowNs + restNs;
      restNs = Math.min(2 * restNs, LONGEST_REST_NS);
    }
  }

  private void begin(long nowNs) {
    if (!running) {
      running = true;
      beganNs = nowNs;
      inTimeNs = nowNs;
    }
  }
}
