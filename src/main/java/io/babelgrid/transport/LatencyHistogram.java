package io.babelgrid.transport;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Durations in buckets that grow by an eighth of a power of two, so a quantile is at most 12.5 %
 * too high. Any thread may record.
 */
final class LatencyHistogram {

  private static final int SUB_BITS = 3;
  private static final int SUB = 1 << SUB_BITS;

  private final AtomicLongArray counts = new AtomicLongArray(64 * SUB);

  void record(long ns) {
    counts.incrementAndGet(bucket(Math.max(ns, SUB)));
  }

  private static int bucket(long ns) {
    int exponent = 63 - Long.numberOfLeadingZeros(ns);
    int sub = (int) (ns >>> exponent - SUB_BITS) & SUB - 1;
    return exponent * SUB + sub;
  }

  /**
   * Upper bound in nanoseconds of what the share {@code quantile} of all stays below; 0 if none.
   */
  long quantileNs(double quantile) {
    long total = 0;
    for (int i = 0; i < counts.length(); i++) {
      total += counts.get(i);
    }
    long rank = (long) Math.ceil(total * quantile);
    long below = 0;
    for (int i = 0; i < counts.length() && total > 0; i++) {
      below += counts.get(i);
      if (below >= rank && below > 0) {
        return (long) (SUB + i % SUB + 1) << i / SUB - SUB_BITS;
      }
    }
    return 0;
  }
}
