package io.babelgrid.camera;

/**
 * When a picture of a camera is shown: as evenly as it was taken, though it came unevenly. The
 * camera's clock is mapped to the node's so that most pictures are due about when they come, and
 * follows its drift slowly. Used by one thread.
 */
public final class PresentationClock {

  private static final int CLOCK_HZ = 90_000;

  /** Share of the error that each picture takes away: half of it is gone after some 35. */
  private static final double GAIN = 0.02;

  /** The camera's clock has jumped. */
  private static final long JUMP_NS = 300_000_000L;

  private boolean started;
  private long lastTicks;
  private long elapsedTicks;
  private double offsetNs;
  private long lastNs;

  /**
   * The time of the next picture, later than that of the last.
   *
   * @param rtpTicks at 90 kHz, modulo 2^32
   * @param arrivedNs when it was there, monotonic
   */
  long next(long rtpTicks, long arrivedNs) {
    if (!started) {
      start(rtpTicks, arrivedNs);
    }
    elapsedTicks += (int) (rtpTicks - lastTicks);
    lastTicks = rtpTicks;
    double sinceFirstNs = elapsedTicks * (1e9 / CLOCK_HZ);
    double errorNs = arrivedNs - sinceFirstNs - offsetNs;
    if (Math.abs(errorNs) > JUMP_NS) {
      offsetNs += errorNs;
    } else {
      offsetNs += GAIN * errorNs;
    }
    lastNs = Math.max(lastNs + 1_000_000, Math.round(sinceFirstNs + offsetNs));
    return lastNs;
  }

  private void start(long rtpTicks, long arrivedNs) {
    started = true;

    lastTicks = rtpTicks;
    offsetNs = arrivedNs;
    lastNs = arrivedNs - 1_000_000;
  }
}
