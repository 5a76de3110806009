package io.babelgrid.budget;

import io.babelgrid.budget.LatencyLedger.Durations;
import java.util.Map;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** Durations of one kind, counted without waiting or allocating; any thread. */
final class LedgerSeries {
  private final LatencyHistogram histogram = new LatencyHistogram();
  private final LongAdder count = new LongAdder();
  private final LongAdder sumNs = new LongAdder();
  private final DoubleAdder sumOfSquares = new DoubleAdder();

  void add(long ns) {
    histogram.record(ns);
    count.increment();
    sumNs.add(ns);
    sumOfSquares.add((double) ns * ns);
  }

  Counts counts() {
    return new Counts(count.sum(), sumNs.sum(), sumOfSquares.sum(), histogram.counts());
  }

  Map<Long, Long> byUpperNs() {
    return histogram.byUpperNs();
  }

  /** What a series holds, to be summed up, or subtracted from a later one. */
  record Counts(long count, long sumNs, double sumOfSquares, long[] buckets) {
    static final Counts NONE = new Counts(0, 0, 0, new long[0]);

    Counts since(Counts before) {
      long[] between = buckets.clone();
      for (int i = 0; i < before.buckets.length; i++) {
        between[i] -= before.buckets[i];
      }
      return new Counts(
          count - before.count, sumNs - before.sumNs, sumOfSquares - before.sumOfSquares, between);
    }

    private double deviationNs() {
      if (count < 2) {
        return 0;
      }
      double mean = (double) sumNs / count;
      return Math.sqrt(Math.max(0, sumOfSquares / count - mean * mean));
    }

    Durations durations() {
      return new Durations(
          count,
          sumNs,
          (long) deviationNs(),
          LatencyHistogram.quantileNs(buckets, 0.5),
          LatencyHistogram.quantileNs(buckets, 0.9),
          LatencyHistogram.quantileNs(buckets, 0.99),
          LatencyHistogram.quantileNs(buckets, 0.999),
          LatencyHistogram.quantileNs(buckets, 1));
    }
  }
}
