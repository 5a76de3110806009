package io.babelgrid.budget;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Books the time of everything that passes through a node, or through one part of it, to the stages
 * in which it was spent. The shares of an entry add up to its total to the nanosecond: they are the
 * differences of consecutive stamps. An entry that took longer than its budget is a miss and is
 * blamed on the one stage that exceeded its own share the most.
 *
 * <p>Any thread may post; posting neither allocates nor waits.
 */
public final class LatencyLedger {

  private final @Nullable LatencyLedger whole;
  private final Map<Workload, Book> books = new EnumMap<>(Workload.class);

  /** A ledger with these budgets; a workload without one has its standard budget. */
  public LatencyLedger(Map<Workload, LatencyBudget> budgets) {
    this(null, budgets);
  }

  private LatencyLedger(@Nullable LatencyLedger whole, Map<Workload, LatencyBudget> budgets) {
    this.whole = whole;
    for (Workload workload : Workload.values()) {
      LatencyBudget budget = budgets.getOrDefault(workload, workload.standardBudget());
      books.put(workload, new Book(workload, budget));
    }
  }

  /** A ledger with standard budgets. */
  public static LatencyLedger standard() {
    return new LatencyLedger(Map.of());
  }

  /** A ledger of a part, with the same budgets: what is posted there is posted here too. */
  public LatencyLedger part() {
    var budgets = new EnumMap<Workload, LatencyBudget>(Workload.class);
    books.forEach((workload, book) -> budgets.put(workload, book.budget));
    return new LatencyLedger(this, budgets);
  }

  /** Posts an entry of a workload of three stages. Stamps are ends of stages, in order. */
  public void post(Workload workload, long startNs, long firstNs, long secondNs, long endNs) {
    for (LatencyLedger ledger = this; ledger != null; ledger = ledger.whole) {
      ledger.book(workload).post(startNs, firstNs, secondNs, endNs);
    }
  }

  /**
   * Posts an entry.
   *
   * @param stampsNs when it came and when each stage ended, in order: one more than there are
   *     stages; the first and the last are kept, what lies outside of its neighbours is moved
   *     between them
   */
  public void post(Workload workload, long[] stampsNs) {
    for (LatencyLedger ledger = this; ledger != null; ledger = ledger.whole) {
      ledger.book(workload).post(stampsNs);
    }
  }

  /** Counts an entry that was given up or replaced, at the stage where that happened. */
  public void dropped(Workload workload, Stage stage) {
    for (LatencyLedger ledger = this; ledger != null; ledger = ledger.whole) {
      ledger.book(workload).dropped(stage);
    }
  }

  /** What a stage of a workload may take: engine deadlines come from it. */
  public Duration share(Workload workload, Stage stage) {
    return book(workload).budget.shares().get(workload.stages().indexOf(stage));
  }

  /** What was posted so far. */
  public Map<Workload, Summary> summary() {
    var summaries = new LinkedHashMap<Workload, Summary>();
    books.forEach((workload, book) -> summaries.put(workload, new Mark(book).since(null)));
    return summaries;
  }

  /** What was posted so far of one workload. */
  public Summary summary(Workload workload) {
    return mark(workload).since(null);
  }

  Mark mark(Workload workload) {
    return new Mark(book(workload));
  }

  /**
   * How many entries took how long, in buckets named by their upper bound in nanoseconds: two
   * snapshots tell the distribution between them.
   */
  public Map<Long, Long> totals(Workload workload) {
    return book(workload).total.histogram.byUpperNs();
  }

  private Book book(Workload workload) {
    return Objects.requireNonNull(books.get(workload));
  }

  /**
   * A workload in figures.
   *
   * @param total from the first stamp to the last
   * @param misses entries over budget
   * @param stages in the order in which they are passed
   */
  public record Summary(long budgetNs, Durations total, long misses, Map<Stage, Share> stages) {}

  /**
   * What a stage took.
   *
   * @param budgetNs its share of the budget
   * @param blamed misses that are its fault
   * @param dropped entries that were given up there
   */
  public record Share(long budgetNs, Durations took, long blamed, long dropped) {}

  /**
   * Durations in nanoseconds; quantiles are those of {@link LatencyHistogram}.
   *
   * @param sumNs exact
   * @param sdNs standard deviation
   */
  public record Durations(
      long count,
      long sumNs,
      long sdNs,
      long p50Ns,
      long p90Ns,
      long p99Ns,
      long p999Ns,
      long maxNs) {}

  /** What a series holds, to be summed up, or subtracted from a later one. */
  private record Counts(long count, long sumNs, double sumOfSquares, long[] buckets) {
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

  /** The state of a workload at one moment; two of them tell what was between. */
  static final class Mark {
    private final Book book;
    private final Counts total;
    private final Counts[] stages;
    private final long misses;
    private final long[] blamed;
    private final long[] dropped;

    private Mark(Book book) {
      this.book = book;
      total = book.total.counts();
      stages = new Counts[book.series.length];
      blamed = new long[stages.length];
      dropped = new long[stages.length];
      for (int i = 0; i < stages.length; i++) {
        stages[i] = book.series[i].counts();
        blamed[i] = book.blamed.get(i);
        dropped[i] = book.dropped.get(i);
      }
      misses = book.misses.sum();
    }

    /** What was posted since {@code before}, or ever. */
    Summary since(@Nullable Mark before) {
      var shares = new LinkedHashMap<Stage, Share>();
      for (int i = 0; i < stages.length; i++) {
        Counts took = stages[i].since(before == null ? Counts.NONE : before.stages[i]);
        shares.put(
            book.stages.get(i),
            new Share(
                book.shareNs[i],
                took.durations(),
                blamed[i] - (before == null ? 0 : before.blamed[i]),
                dropped[i] - (before == null ? 0 : before.dropped[i])));
      }
      return new Summary(
          book.budgetNs,
          total.since(before == null ? Counts.NONE : before.total).durations(),
          misses - (before == null ? 0 : before.misses),
          shares);
    }
  }

  private static final class Series {
    private final LatencyHistogram histogram = new LatencyHistogram();
    private final LongAdder count = new LongAdder();
    private final LongAdder sumNs = new LongAdder();
    private final DoubleAdder sumOfSquares = new DoubleAdder();

    private void add(long ns) {
      histogram.record(ns);
      count.increment();
      sumNs.add(ns);
      sumOfSquares.add((double) ns * ns);
    }

    private Counts counts() {
      return new Counts(count.sum(), sumNs.sum(), sumOfSquares.sum(), histogram.counts());
    }
  }

  private static final class Book {
    private final LatencyBudget budget;
    private final List<Stage> stages;
    private final long budgetNs;
    private final long[] shareNs;
    private final Series total = new Series();
    private final Series[] series;
    private final LongAdder misses = new LongAdder();
    private final AtomicLongArray blamed;
    private final AtomicLongArray dropped;

    private Book(Workload workload, LatencyBudget budget) {
      this.budget = budget;
      stages = workload.stages();
      if (budget.shares().size() != stages.size()) {
        throw new IllegalArgumentException(
            "%s has %d stages, its budget %d"
                .formatted(workload.tag(), stages.size(), budget.shares().size()));
      }
      budgetNs = budget.total().toNanos();
      shareNs = budget.shares().stream().mapToLong(share -> share.toNanos()).toArray();
      series = new Series[stages.size()];
      for (int i = 0; i < series.length; i++) {
        series[i] = new Series();
      }
      blamed = new AtomicLongArray(series.length);
      dropped = new AtomicLongArray(series.length);
    }

    private void post(long startNs, long firstNs, long secondNs, long endNs) {
      if (series.length != 3) {
        throw new IllegalArgumentException("four stamps for " + stages);
      }
      long end = Math.max(startNs, endNs);
      long first = Math.clamp(firstNs, startNs, end);
      long second = Math.clamp(secondNs, first, end);
      int guilty = -1;
      long excess = Long.MIN_VALUE;
      for (int i = 0; i < 3; i++) {
        long took = i == 0 ? first - startNs : i == 1 ? second - first : end - second;
        series[i].add(took);
        if (took - shareNs[i] > excess) {
          excess = took - shareNs[i];
          guilty = i;
        }
      }
      finish(end - startNs, guilty);
    }

    private void post(long[] stampsNs) {
      if (stampsNs.length != series.length + 1) {
        throw new IllegalArgumentException(stampsNs.length + " stamps for " + stages);
      }
      long start = stampsNs[0];
      long end = Math.max(start, stampsNs[series.length]);
      long before = start;
      int guilty = -1;
      long excess = Long.MIN_VALUE;
      for (int i = 0; i < series.length; i++) {
        long stamp = i + 1 == series.length ? end : Math.clamp(stampsNs[i + 1], before, end);
        series[i].add(stamp - before);
        if (stamp - before - shareNs[i] > excess) {
          excess = stamp - before - shareNs[i];
          guilty = i;
        }
        before = stamp;
      }
      finish(end - start, guilty);
    }

    private void finish(long tookNs, int guilty) {
      total.add(tookNs);
      if (tookNs > budgetNs) {
        misses.increment();
        blamed.incrementAndGet(guilty);
      }
    }

    private void dropped(Stage stage) {
      dropped.incrementAndGet(stages.indexOf(stage));
    }
  }
}
