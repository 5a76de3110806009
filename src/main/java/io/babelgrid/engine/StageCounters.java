package io.babelgrid.engine;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * What one stage of inference has cost so far. Written by lanes, read by anyone; the cost curve is
 * guarded by this object.
 */
public final class StageCounters {
  private final String name;
  private final LongAdder runs = new LongAdder();
  private final LongAdder requests = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final LongAdder deadlineMisses = new LongAdder();
  private final LongAdder queueNs = new LongAdder();
  private final LongAdder computeNs = new LongAdder();
  private final LongAdder allocatedBytes = new LongAdder();
  private final AtomicLong maxComputeNs = new AtomicLong();
  private final AtomicLongArray runsByWidth;
  private final CostCurve cost;

  /**
   * A copy of the counters.
   *
   * @param runs inferences
   * @param requests whole requests that ended, well or not: a sequence counts once
   * @param deadlineMisses requests that ended after their deadline
   * @param queueNs what requests waited in all
   * @param allocatedBytes on the Java heap by the lanes, scheduling included
   * @param runsByWidth inferences by rows, from one row on
   * @param costNs expected cost of one inference by rows, from one row on; 0 where never run
   */
  public record Snapshot(
      long runs,
      long requests,
      long failures,
      long deadlineMisses,
      long queueNs,
      long computeNs,
      long maxComputeNs,
      long allocatedBytes,
      long[] runsByWidth,
      long[] costNs) {}

  StageCounters(String name, int maxWidth) {
    this.name = name;
    this.runsByWidth = new AtomicLongArray(maxWidth + 1);
    this.cost = new CostCurve(maxWidth);
  }

  String name() {
    return name;
  }

  public Snapshot snapshot() {
    int widths = runsByWidth.length() - 1;
    long[] byWidth = new long[widths];
    long[] costs = new long[widths];
    synchronized (this) {
      double[] measured = cost.measuredNs();
      for (int i = 0; i < widths; i++) {
        byWidth[i] = runsByWidth.get(i + 1);
        costs[i] = (long) measured[i + 1];
      }
    }
    return new Snapshot(
        runs.sum(),
        requests.sum(),
        failures.sum(),
        deadlineMisses.sum(),
        queueNs.sum(),
        computeNs.sum(),
        maxComputeNs.get(),
        allocatedBytes.sum(),
        byWidth,
        costs);
  }

  /** Expected cost of one inference; 0 while none has run. */
  synchronized long expectedNs(int width) {
    return cost.expectedNs(width);
  }

  /** One inference has run. */
  void ran(int width, long computedNs) {
    runs.increment();
    runsByWidth.incrementAndGet(width);
    computeNs.add(computedNs);
    maxComputeNs.accumulateAndGet(computedNs, Math::max);
    synchronized (this) {
      cost.ran(width, computedNs);
    }
  }

  /** What was run, and choosing it, allocated this much. */
  void allocated(long bytes) {
    allocatedBytes.add(bytes);
  }

  /** One request has ended. */
  void ended(long queuedNs, boolean missed, boolean failed) {
    requests.increment();
    queueNs.add(queuedNs);
    if (missed) {
      deadlineMisses.increment();
    }
    if (failed) {
      failures.increment();
    }
  }
}
