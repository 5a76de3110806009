package io.babelgrid.signaling;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was used.
 *
 * @param currency of costs; left out where the operator gave none
 * @param rows in the order of their keys
 * @param nodes what these counted themselves; nodes are of no one room
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UsagePage(
    LocalDate from,
    LocalDate to,
    String by,
    @Nullable String currency,
    UsageView total,
    List<UsageView> rows,
    @Nullable List<NodeUsageView> nodes) {

  UsagePage with(List<NodeUsageView> counted) {
    return new UsagePage(from, to, by, currency, total, rows, counted);
  }

  /** What the operator reckons with is nobody else's business. */
  UsagePage withoutCosts() {
    return new UsagePage(
        from,
        to,
        by,
        null,
        total.withoutCosts(),
        rows.stream().map(UsageView::withoutCosts).toList(),
        nodes);
  }
}
