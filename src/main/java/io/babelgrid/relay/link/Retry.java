package io.babelgrid.relay.link;

import java.time.Duration;

/** When to try again: each pause twice the one before, up to the longest. */
final class Retry {

  private final long firstNs;
  private final long longestNs;
  private long pauseNs;
  private long dueNs;

  Retry(Duration first, Duration longest, long nowNs) {
    this.firstNs = first.toNanos();
    this.longestNs = longest.toNanos();
    this.pauseNs = firstNs;
    this.dueNs = nowNs;
  }

  boolean isDue(long nowNs) {
    return nowNs - dueNs >= 0;
  }

  /** It failed. */
  void failed(long nowNs) {
    dueNs = nowNs + pauseNs;
    pauseNs = Math.min(2 * pauseNs, longestNs);
  }

  /** It went well for so long; for less than the longest pause it did not. */
  void worked(long forNs) {
    if (forNs >= longestNs) {
      pauseNs = firstNs;
    }
  }

  /** Not before that. */
  void notBefore(long atNs) {
    if (atNs - dueNs > 0) {
      dueNs = atNs;
    }
  }

  /** There is news: the pause is over. */
  void now(long nowNs) {
    dueNs = nowNs;
  }
}
