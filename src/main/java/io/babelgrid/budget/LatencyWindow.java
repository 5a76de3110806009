package io.babelgrid.budget;

import io.babelgrid.budget.LatencyLedger.Summary;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One workload of a ledger over the last half minute or so, for somebody who looks at it again and
 * again. It begins when it is first looked at. Any thread.
 */
public final class LatencyWindow {

  private static final long STEP_NS = 5_000_000_000L;
  private static final int STEPS = 6;

  private final LatencyLedger ledger;
  private final Workload workload;
  private final Deque<Past> past = new ArrayDeque<>();

  private record Past(LedgerMark mark, long atNs) {}

  public LatencyWindow(LatencyLedger ledger, Workload workload) {
    this.ledger = ledger;
    this.workload = workload;
  }

  /** What was posted in the 25 to 30 s before now; everything when nobody looked before. */
  public synchronized Summary recent(long nowNs) {
    LedgerMark now = ledger.mark(workload);
    Past last = past.peekLast();
    if (last == null || nowNs - last.atNs >= STEP_NS) {
      past.addLast(new Past(now, nowNs));
    }
    while (past.size() > 1 && nowNs - past.getFirst().atNs > STEPS * STEP_NS) {
      past.removeFirst();
    }
    Past first = past.getFirst();
    return now.since(first.mark == now ? null : first.mark);
  }
}
