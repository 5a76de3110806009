package io.babelgrid.engine;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/**
 * A request that waits for a lane or is on one. Fields belong to whoever holds the batcher's lock;
 * times are published to the caller by the completion of {@code result}.
 */
abstract sealed class Job<T> implements Comparable<Job<?>> {

  private static final long SHORTEST_ALLOWANCE_NS = 20_000_000;

  final long deadlineNs;
  final long arrivedNs;

  /** By this one it is scheduled; later than {@link #deadlineNs} once that cannot be kept. */
  long dueNs;

  final CompletableFuture<T> result = new CompletableFuture<>();
  long arrival;
  long computedNs;
  volatile boolean cancelled;

  private Job(long deadlineNs, long arrivedNs) {
    this.deadlineNs = deadlineNs;
    this.arrivedNs = arrivedNs;
    this.dueNs = deadlineNs;
  }

  final boolean isLate(long nowNs) {
    return dueNs - nowNs < 0;
  }

  /**
   * Makes way for those that can still be in time. It gets as much time again as it came with, so
   * that it comes to its turn in the end whatever else arrives.
   */
  final void postpone(long nowNs) {
    dueNs = nowNs + Math.max(SHORTEST_ALLOWANCE_NS, deadlineNs - arrivedNs);
  }

  /** Deadlines are compared by difference; among equals the first to arrive goes first. */
  @Override
  public final int compareTo(Job<?> other) {
    long byDeadline = dueNs - other.dueNs;
    return byDeadline != 0 ? Long.signum(byDeadline) : Long.compare(arrival, other.arrival);
  }

  /** One inference. */
  static final class Single<T> extends Job<T> {
    final StageCounters stage;
    final Callable<T> work;

    Single(StageCounters stage, long deadlineNs, long arrivedNs, Callable<T> work) {
      super(deadlineNs, arrivedNs);
      this.stage = stage;
      this.work = work;
    }
  }

  /** One sequence of a step model. */
  static final class Sequence<R extends StepRow> extends Job<Boolean> {
    final StepLane<R> lane;
    final R row;
    int stepsLeft;

    Sequence(StepLane<R> lane, R row, int stepLimit, long deadlineNs, long arrivedNs) {
      super(deadlineNs, arrivedNs);
      this.lane = lane;
      this.row = row;
      this.stepsLeft = stepLimit;
    }

    /** Time left at {@code nowNs} if each further step takes {@code stepNs}. */
    long slackNs(long nowNs, long stepNs) {
      long steps = Math.clamp(row.expectedSteps(), 1, Math.max(1, stepsLeft));
      return dueNs - nowNs - steps * stepNs;
    }
  }
}
