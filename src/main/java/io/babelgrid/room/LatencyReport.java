package io.babelgrid.room;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.Workload;
import java.util.Map;

/**
 * How long a participant's words were on their way, since they came. Published on the {@code
 * latency} channel; the next report replaces it.
 */
public record LatencyReport(
    Origin origin,
    String roomId,
    String participantId,
    Map<Workload, LatencyLedger.Summary> summaries) {
  public LatencyReport {
    summaries = Map.copyOf(summaries);
  }
}
