package io.babelgrid.budget;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * How far something trails the speaker's words, in milliseconds, kept minute by minute so that
 * growth shows. Any thread.
 */
public final class LagRecorder {

  private static final long MINUTE_NS = 60_000_000_000L;
  private static final int MAX_MINUTES = 240;
  private static final long MAX_LAG_MS = 600_000;

  private final List<Histogram> minutes = new ArrayList<>();
  private long firstNs;

  /**
   * A distribution of lags in milliseconds.
   *
   * @param words how many lags were recorded
   */
  public record Distribution(long words, long p50Ms, long p90Ms, long p99Ms, long maxMs) {
    static Distribution of(Histogram histogram) {
      return new Distribution(
          histogram.getTotalCount(),
          histogram.getValueAtPercentile(50),
          histogram.getValueAtPercentile(90),
          histogram.getValueAtPercentile(99),
          histogram.getMaxValue());
    }
  }

  /** Adds one word. Lags below zero (the clocks of two machines) count as zero. */
  public synchronized void record(long lagNs, long nowNs) {
    if (minutes.isEmpty()) {
      firstNs = nowNs;
    }
    int minute = (int) Math.clamp((nowNs - firstNs) / MINUTE_NS, 0, MAX_MINUTES - 1L);
    while (minutes.size() <= minute) {
      minutes.add(new Histogram(MAX_LAG_MS, 2));
    }
    minutes.get(minute).recordValue(Math.clamp(lagNs / 1_000_000, 0, MAX_LAG_MS));
  }

  /** All words so far. */
  public synchronized Distribution total() {
    var sum = new Histogram(MAX_LAG_MS, 2);
    minutes.forEach(sum::add);
    return Distribution.of(sum);
  }

  /** One distribution a minute since the first word, oldest first. */
  public synchronized List<Distribution> byMinute() {
    return minutes.stream().map(Distribution::of).toList();
  }
}
