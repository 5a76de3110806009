package io.babelgrid.pipeline;

/**
 * The least of what was seen lately: since the epoch before the running one began. Of delays it is
 * the one without queues, and by forgetting it follows clocks that drift or jump. One thread.
 */
public final class RecentMinimum {

  /** What {@link #least} says before anything was seen. */
  public static final long NOTHING = Long.MAX_VALUE;

  private final long epochNs;
  private long startNs;
  private long before = NOTHING;
  private long now = NOTHING;

  /**
   * @param epochNs half of the longest and all of the shortest time that a value counts
   */
  public RecentMinimum(long epochNs) {
    this.epochNs = epochNs;
  }

  /** Takes a value; {@code nowNs} never goes back. */
  public void add(long value, long nowNs) {
    if (least() == NOTHING) {
      startNs = nowNs;
    } else if (nowNs - startNs > epochNs) {
      startNs = nowNs;
      before = now;
      now = NOTHING;
    }
    now = Math.min(now, value);
  }

  public long least() {
    return Math.min(before, now);
  }

  /** Forgets all. */
  public void reset() {
    before = NOTHING;
    now = NOTHING;
  }
}
