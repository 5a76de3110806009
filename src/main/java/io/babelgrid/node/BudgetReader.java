package io.babelgrid.node;

import io.babelgrid.budget.LatencyBudget;
import io.babelgrid.budget.Workload;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Reads what an operator says of budgets. */
public final class BudgetReader {

  private BudgetReader() {}

  /**
   * @param totals whole budget by workload, e.g. {@code voice-frame}; its split stays as it is
   * @throws IllegalArgumentException when a workload is unknown or its budget is not above 0
   */
  static Map<Workload, LatencyBudget> read(Map<String, Duration> totals) {
    var budgets = new EnumMap<Workload, LatencyBudget>(Workload.class);
    totals.forEach((name, total) -> {
      if (!total.isPositive()) {
        throw new IllegalArgumentException("babelgrid.budget." + name + " must be above 0");
      }
      Workload workload = workload(name);
      budgets.put(workload, workload.standardBudget().scaledTo(total));
    });
    return budgets;
  }

  private static Workload workload(String name) {
    try {
      return Workload.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          ("babelgrid.budget.%s: there is no such workload; there are forward, voice-frame,"
                  + " lip-frame, caption and voice")
              .formatted(name),
          e);
    }
  }
}
