package io.babelgrid.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.budget.Prices;
import io.babelgrid.grid.NodeTotals;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.store.NodeDay;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DayTotalsTest {

  private final NodeEpoch id = new NodeEpoch(UUID.randomUUID(), 1);
  private final LocalDate monday = LocalDate.of(2026, 11, 30);
  private final DayTotals totals = new DayTotals(new Prices(0.036, 0.01));

  private NodeDay day(LocalDate day, long upMs, long busyMs, long sent, long backhaul) {
    return totals.day(id, "here", new NodeTotals(upMs, 2, busyMs, sent, backhaul), day);
  }

  @Test
  void aDayHasWhatWasCountedSinceTheOneBefore() {
    assertEquals(
        new NodeDay(id, monday, "here", 1_000, 2_000, 300, 50, 20, 20_000),
        day(monday, 1_000, 300, 50, 20));
    day(monday, 5_000, 400, 60, 25);
    NodeDay tuesday = day(monday.plusDays(1), 15_000, 900, 100, 45);
    assertEquals(
        new NodeDay(id, monday.plusDays(1), "here", 10_000, 20_000, 500, 40, 20, 200_000), tuesday);
  }

  @Test
  void anHourOfALaneAndABillionBytesCostWhatTheOperatorSays() {
    var prices = new Prices(0.05, 0.02);
    assertEquals(50_000_000, prices.nanos(3_600_000, 0));
    assertEquals(20_000_000, prices.nanos(0, 1_000_000_000));
    assertEquals(0, Prices.NONE.nanos(1_000, 1_000));
  }
}
