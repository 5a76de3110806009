package io.babelgrid.budget;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Durations in buckets that grow by an eighth of a power of two, so a quantile is at most 12.5 %
 * too high. Any thread may record.
 */
public final class LatencyHistogram {

  private static final int SUB_BITS = 3;
  private static final int SUB = 1 << SUB_BITS;

  private final AtomicLongArray counts = new AtomicLongArray(64 * SUB);

  /** Adds a duration of 0 or more. */
  public void record(long ns) {
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
  public long quantileNs(double quantile) {
    return quantileNs(counts(), quantile);
  }

  /** The same of {@link #counts()}, or of the difference of two. */
  static long quantileNs(long[] counts, double quantile) {
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    long rank = (long) Math.ceil(total * quantile);
    long below = 0;
    for (int i = 0; i < counts.length && total > 0; i++) {
      below += counts[i];
      if (below >= rank && below > 0) {
        return upperNs(i);
      }
    }
    return 0;
  }

  /** A copy of the buckets. */
  long[] counts() {
    long[] copy = new long[counts.length()];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = counts.get(i);
    }
    return copy;
  }

  /** How many were in each bucket that is not empty, by the bucket's upper bound in nanoseconds. */
  public Map<Long, Long> byUpperNs() {
    var buckets = new TreeMap<Long, Long>();
    for (int i = 0; i < counts.length(); i++) {
      long count = counts.get(i);
      if (count > 0) {
        buckets.put(upperNs(i), count);
      }
    }
    return buckets;
  }

  private static long upperNs(int bucket) {
    return (long) (SUB + bucket % SUB + 1) << bucket / SUB - SUB_BITS;
  }
}
