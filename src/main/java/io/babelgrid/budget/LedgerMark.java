package io.babelgrid.budget;

import io.babelgrid.budget.LatencyLedger.Share;
import io.babelgrid.budget.LatencyLedger.Summary;
import io.babelgrid.budget.LedgerSeries.Counts;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** The state of a workload at one moment; two of them tell what was between. */
final class LedgerMark {
  private final LedgerBook book;
  private final Counts total;
  private final Counts[] stages;
  private final long misses;
  private final long[] blamed;
  private final long[] dropped;

  LedgerMark(LedgerBook book) {
    this.book = book;
    total = book.total().counts();
    stages = new Counts[book.stages().size()];
    blamed = new long[stages.length];
    dropped = new long[stages.length];
    for (int i = 0; i < stages.length; i++) {
      stages[i] = book.series(i).counts();
      blamed[i] = book.blamed(i);
      dropped[i] = book.dropped(i);
    }
    misses = book.misses();
  }

  /** What was posted since {@code before}, or ever. */
  Summary since(@Nullable LedgerMark before) {
    var shares = new LinkedHashMap<Stage, Share>();
    for (int i = 0; i < stages.length; i++) {
      Counts took = stages[i].since(before == null ? Counts.NONE : before.stages[i]);
      shares.put(
          book.stages().get(i),
          new Share(
              book.shareNs(i),
              took.durations(),
              blamed[i] - (before == null ? 0 : before.blamed[i]),
              dropped[i] - (before == null ? 0 : before.dropped[i])));
    }
    return new Summary(
        book.budgetNs(),
        total.since(before == null ? Counts.NONE : before.total).durations(),
        misses - (before == null ? 0 : before.misses),
        shares);
  }
}
