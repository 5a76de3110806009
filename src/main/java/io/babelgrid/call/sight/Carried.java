package io.babelgrid.call.sight;

/**
 * How much the line of one listener carries, by what is estimated of it. An estimate knows no more
 * than what was sent: as long as it stays above that, a little more is tried again and again; when
 * it falls below, the line is full, and for a while, longer each time, nothing more is tried. Of
 * one thread.
 */
public final class Carried {

  /** The estimate may lag behind what is sent without meaning anything. */
  private static final double FULL = 0.95;

  private static final double GROWTH_A_SECOND = 1.08;

  /** A camera may have a picture of 700 kbit/s on top of what was there before. */
  private static final double FURTHEST = 3;

  /**
   * Sound and a small picture or two: a browser that gets no time to look at its line tells of
   * less.
   */
  private static final double LEAST = 250_000;

  private static final long FIRST_REST_NS = 3_000_000_000L;
  private static final long LONGEST_REST_NS = 60_000_000_000L;

  /** Who fails again after so long meets another line. */
  private static final long FORGOTTEN_NS = 120_000_000_000L;

  private double limit;
  private long atNs;
  private long restNs = FIRST_REST_NS;
  private long fullAtNs = Long.MIN_VALUE / 2;
  private boolean full;

  /**
   * Takes an estimate.
   *
   * @param estimate bits a second, 0 while there is none
   * @param sent bits a second of all that was sent of late
   */
  public void update(long estimate, long sent, long nowNs) {
    if (estimate == 0) {
      limit = 0;
      return;
    }
    double passedS = limit == 0 ? 0 : Math.min(1, (nowNs - atNs) / 1e9);
    atNs = nowNs;
    if (estimate < sent * FULL) {
      if (!full) {
        boolean again = nowNs - fullAtNs < FORGOTTEN_NS;
        restNs = again ? Math.min(LONGEST_REST_NS, restNs * 2) : FIRST_REST_NS;
      }
      full = true;
      fullAtNs = nowNs;
      limit = Math.max(LEAST, estimate);
      return;
    }
    full = false;
    if (limit == 0 || mayGrow(nowNs)) {
      double grown = limit * Math.pow(GROWTH_A_SECOND, passedS);
      limit = Math.max(LEAST, Math.clamp(grown, estimate, FURTHEST * estimate));
    }
  }

  /** Bits a second of all that is sent; {@link Long#MAX_VALUE} while nothing is known. */
  public long bitsPerSecond() {
    return limit == 0 ? Long.MAX_VALUE : Math.round(limit);
  }

  /** Whether more than now may be tried. */
  public boolean mayGrow(long nowNs) {
    return nowNs - fullAtNs >= restNs;
  }
}
