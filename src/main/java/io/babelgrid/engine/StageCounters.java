package io.babelgrid.engine;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What one stage of inference has cost so far. Written by lanes, read by anyone. */
public final class StageCounters {
  private final LongAdder runs = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final LongAdder deadlineMisses = new LongAdder();
  private final LongAdder queueNs = new LongAdder();
  private final LongAdder computeNs = new LongAdder();
  private final AtomicLong maxComputeNs = new AtomicLong();

  /**
   * A copy of the counters.
   *
   * @param deadlineMisses runs that ended after their deadline
   */
  public record Snapshot(
      long runs,
      long failures,
      long deadlineMisses,
      long queueNs,
      long computeNs,
      long maxComputeNs) {}

  public Snapshot snapshot() {
    return new Snapshot(
        runs.sum(),
        failures.sum(),
        deadlineMisses.sum(),
        queueNs.sum(),
        computeNs.sum(),
        maxComputeNs.get());
  }

  void ran(long queuedNs, long computedNs, boolean missed, boolean failed) {
    runs.increment();
    queueNs.add(queuedNs);
    computeNs.add(computedNs);
    maxComputeNs.accumulateAndGet(computedNs, Math::max);
    if (missed) {
      deadlineMisses.increment();
    }
    if (failed) {
      failures.increment();
    }
  }
}
