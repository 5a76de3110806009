package io.babelgrid.budget;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** One workload of a {@link LatencyLedger}; any thread. */
final class LedgerBook {
  private final LatencyBudget budget;
  private final List<Stage> stages;
  private final long budgetNs;
  private final long[] shareNs;
  private final LedgerSeries total = new LedgerSeries();
  private final LedgerSeries[] series;
  private final LongAdder misses = new LongAdder();
  private final AtomicLongArray blamed;
  private final AtomicLongArray dropped;

  LedgerBook(Workload workload, LatencyBudget budget) {
    this.budget = budget;
    stages = workload.stages();
    if (budget.shares().size() != stages.size()) {
      throw new IllegalArgumentException(
          "%s has %d stages, its budget %d"
              .formatted(workload.tag(), stages.size(), budget.shares().size()));
    }
    budgetNs = budget.total().toNanos();
    shareNs = budget.shares().stream().mapToLong(Duration::toNanos).toArray();
    series = new LedgerSeries[stages.size()];
    for (int i = 0; i < series.length; i++) {
      series[i] = new LedgerSeries();
    }
    blamed = new AtomicLongArray(series.length);
    dropped = new AtomicLongArray(series.length);
  }

  /** Of frames, which have three stages and leave no array behind. */
  void post(long startNs, long firstNs, long secondNs, long endNs) {
    if (series.length != 3) {
      throw new IllegalArgumentException("four stamps for " + stages);
    }
    long end = Math.max(startNs, endNs);
    long first = Math.clamp(firstNs, startNs, end);
    long second = Math.clamp(secondNs, first, end);
    long excess0 = add(0, first - startNs);
    long excess1 = add(1, second - first);
    long excess2 = add(2, end - second);
    int guilty = excess0 >= excess1 && excess0 >= excess2 ? 0 : excess1 >= excess2 ? 1 : 2;
    finish(end - startNs, guilty);
  }

  void post(long[] stampsNs) {
    if (stampsNs.length != series.length + 1) {
      throw new IllegalArgumentException(stampsNs.length + " stamps for " + stages);
    }
    long start = stampsNs[0];
    long end = Math.max(start, stampsNs[series.length]);
    long before = start;
    int guilty = -1;
    long most = Long.MIN_VALUE;
    for (int i = 0; i < series.length; i++) {
      long stamp = i + 1 == series.length ? end : Math.clamp(stampsNs[i + 1], before, end);
      long excess = add(i, stamp - before);
      if (excess > most) {
        most = excess;
        guilty = i;
      }
      before = stamp;
    }
    finish(end - start, guilty);
  }

  void dropped(Stage stage) {
    dropped.incrementAndGet(stages.indexOf(stage));
  }

  /** Books a stage's time; by how much it exceeds its share. */
  private long add(int stage, long tookNs) {
    series[stage].add(tookNs);
    return tookNs - shareNs[stage];
  }

  private void finish(long tookNs, int guilty) {
    total.add(tookNs);
    if (tookNs > budgetNs) {
      misses.increment();
      blamed.incrementAndGet(guilty);
    }
  }

  LatencyBudget budget() {
    return budget;
  }

  List<Stage> stages() {
    return stages;
  }

  long budgetNs() {
    return budgetNs;
  }

  long shareNs(int stage) {
    return shareNs[stage];
  }

  LedgerSeries total() {
    return total;
  }

  LedgerSeries series(int stage) {
    return series[stage];
  }

  long misses() {
    return misses.sum();
  }

  long blamed(int stage) {
    return blamed.get(stage);
  }

  long dropped(int stage) {
    return dropped.get(stage);
  }
}
