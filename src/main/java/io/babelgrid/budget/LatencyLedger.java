package io.babelgrid.budget;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
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
  private final Map<Workload, LedgerBook> books = new EnumMap<>(Workload.class);

  /** A ledger with these budgets; a workload without one has its standard budget. */
  public LatencyLedger(Map<Workload, LatencyBudget> budgets) {
    this(null, budgets);
  }

  private LatencyLedger(@Nullable LatencyLedger whole, Map<Workload, LatencyBudget> budgets) {
    this.whole = whole;
    for (Workload workload : Workload.values()) {
      LatencyBudget budget = budgets.getOrDefault(workload, workload.standardBudget());
      books.put(workload, new LedgerBook(workload, budget));
    }
  }

  /** A ledger with standard budgets. */
  public static LatencyLedger standard() {
    return new LatencyLedger(Map.of());
  }

  /** A ledger of a part, with the same budgets: what is posted there is posted here too. */
  public LatencyLedger part() {
    var budgets = new EnumMap<Workload, LatencyBudget>(Workload.class);
    books.forEach((workload, book) -> budgets.put(workload, book.budget()));
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
    return book(workload).budget().shares().get(workload.stages().indexOf(stage));
  }

  /** What was posted so far. */
  public Map<Workload, Summary> summary() {
    var summaries = new LinkedHashMap<Workload, Summary>();
    books.forEach((workload, book) -> summaries.put(workload, new LedgerMark(book).since(null)));
    return summaries;
  }

  /** What was posted so far of one workload. */
  public Summary summary(Workload workload) {
    return mark(workload).since(null);
  }

  LedgerMark mark(Workload workload) {
    return new LedgerMark(book(workload));
  }

  /**
   * How many entries took how long, in buckets named by their upper bound in nanoseconds: two
   * snapshots tell the distribution between them.
   */
  public Map<Long, Long> totals(Workload workload) {
    return book(workload).total().byUpperNs();
  }

  private LedgerBook book(Workload workload) {
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
}
