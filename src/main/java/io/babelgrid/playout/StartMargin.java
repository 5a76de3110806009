package io.babelgrid.playout;

import java.time.Duration;

/**
 * How far ahead production shall be when a phrase starts: far enough for what this track has seen
 * to come late. A node that is busy with others delivers a piece when its turn comes, and the worst
 * turn, not the mean one, decides whether a word is torn. Owned by the clock's thread.
 */
final class StartMargin {

  /** Share of the margin above the least that each phrase takes away again. */
  private static final double EASING = 0.01;

  private final long leastNs;
  private final long mostNs;
  private final long safeNs;
  private long marginNs;

  /**
   * @param least also where it begins; a piece that comes half of it before it is needed is in time
   */
  StartMargin(Duration least, Duration most) {
    this.leastNs = least.toNanos();
    this.mostNs = Math.max(most.toNanos(), leastNs);
    this.safeNs = leastNs / 2;
    this.marginNs = leastNs;
  }

  long ns() {
    return marginNs;
  }

  /** A phrase starts. */
  void started() {
    marginNs -= (long) (EASING * (marginNs - leastNs));
  }

  /**
   * A piece of a playing phrase has come.
   *
   * @param spareNs what was left to play; negative: how long the track waited for it
   */
  void arrived(long spareNs) {
    marginNs = Math.clamp(marginNs + Math.max(0, safeNs - spareNs), leastNs, mostNs);
  }
}
