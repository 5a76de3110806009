package io.babelgrid.budget;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Durations in buckets that grow by an eighth of a power of two. Quantiles are interpolated within
 * a bucket: they are off by 12.5 % at worst, by little where many were recorded. Any thread may
 * record.
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

  /** What the share {@code quantile} of all stays below, in nanoseconds; 0 if none was recorded. */
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
      if (counts[i] > 0 && below + counts[i] >= rank) {
        double share = Math.max(0, rank - below) / (double) counts[i];
        return lowerNs(i) + (long) (share * (upperNs(i) - lowerNs(i)));
      }
      below += counts[i];
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

  private static long lowerNs(int bucket) {
    return (long) (SUB + bucket % SUB) << bucket / SUB - SUB_BITS;
  }

  private static long upperNs(int bucket) {
    return (long) (SUB + bucket % SUB + 1) << bucket / SUB - SUB_BITS;
  }
}
