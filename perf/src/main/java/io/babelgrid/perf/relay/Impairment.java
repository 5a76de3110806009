package io.babelgrid.perf.relay;

import java.util.Random;

/**
 * Decides for one datagram after the other whether and when it arrives. The same seed makes the
 * same decisions, datagram by datagram, whatever the time. One thread.
 */
final class Impairment {

  /** The datagram does not arrive. */
  static final long LOST = -1;

  private final NetworkConditions conditions;
  private final Random random;
  private boolean inBurst;
  private long linkFreeNs = Long.MIN_VALUE;
  private long lastNs = Long.MIN_VALUE;
  private boolean duplicated;

  Impairment(NetworkConditions conditions, long seed) {
    this.conditions = conditions;
    this.random = new Random(seed);
  }

  /**
   * When a datagram that is sent now arrives, or {@link #LOST}.
   *
   * @param bytes with the headers below it
   */
  long arrivalNs(int bytes, long nowNs) {
    // Each datagram draws the same number of times, so that one decision does not shift the next.
    boolean lost = burstGoesOn(random.nextDouble());
    double swing = 2 * random.nextDouble() - 1;
    boolean overtaken = random.nextDouble() < conditions.reorder();
    duplicated = random.nextDouble() < conditions.duplicate();
    long throughNs = throughLink(bytes, nowNs);
    if (lost || throughNs == LOST) {
      return LOST;
    }
    long tookNs = conditions.delay().toNanos() + (long) (swing * conditions.jitter().toNanos());
    long atNs = throughNs + tookNs;
    if (overtaken) {
      return Math.max(atNs, lastNs) + NetworkConditions.LATE.toNanos();
    }
    lastNs = Math.max(atNs, lastNs);
    return lastNs;
  }

  /** Whether the last datagram arrives twice. */
  boolean duplicated() {
    return duplicated;
  }

  /** Two states, of which one loses everything (Gilbert). */
  private boolean burstGoesOn(double draw) {
    double leaves = 1 / conditions.burst();
    double enters = leaves * conditions.loss() / (1 - conditions.loss());
    inBurst = inBurst ? draw >= leaves : draw < enters;
    return inBurst;
  }

  private long throughLink(int bytes, long nowNs) {
    if (conditions.bitsPerSecond() == 0) {
      return nowNs;
    }
    long startNs = Math.max(nowNs, linkFreeNs);
    if (startNs - nowNs > NetworkConditions.QUEUE.toNanos()) {
      return LOST;
    }
    linkFreeNs = startNs + 8_000_000_000L * bytes / conditions.bitsPerSecond();
    return linkFreeNs;
  }
}
