package io.babelgrid.booking;

import io.babelgrid.budget.Prices;
import io.babelgrid.grid.NodeTotals;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.store.NodeDay;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Cuts what a node counts since its start into days. */
final class DayTotals {

  private static final NodeTotals NOTHING = new NodeTotals(0, 0, 0, 0, 0);

  private final Prices prices;
  private @Nullable LocalDate day;

  /** When the day began, as far as looked. */
  private NodeTotals first = NOTHING;

  private NodeTotals last = NOTHING;

  DayTotals(Prices prices) {
    this.prices = prices;
  }

  /**
   * What of it is of that day.
   *
   * @param now since the node's start
   */
  synchronized NodeDay day(NodeEpoch id, String name, NodeTotals now, LocalDate today) {
    if (day != null && !day.equals(today)) {
      first = last;
    }
    day = today;
    last = now;
    long upMs = now.upMs() - first.upMs();
    long laneMs = upMs * now.lanes();
    long backhaul = now.backhaulBytes() - first.backhaulBytes();
    return new NodeDay(
        id,
        today,
        name,
        upMs,
        laneMs,
        now.busyMs() - first.busyMs(),
        now.sentBytes() - first.sentBytes(),
        backhaul,
        prices.nanos(laneMs, backhaul));
  }
}
