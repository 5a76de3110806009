package io.babelgrid.store;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.StageMean;
import io.babelgrid.budget.Workload;
import java.util.List;
import java.util.Map;

/**
 * How long the words of one stay were on their way, since it began.
 *
 * @param workload {@link Workload#tag}
 * @param misses words over budget
 * @param stages in order; their times add up to the mean
 */
public record LatencyFigures(
    String workload,
    long words,
    double p50Ms,
    double p90Ms,
    double p99Ms,
    double maxMs,
    long misses,
    List<StageMean> stages) {

  private static final double NS_PER_MS = 1e6;

  public LatencyFigures {
    stages = List.copyOf(stages);
  }

  /** Of every workload that has any. */
  public static List<LatencyFigures> of(Map<Workload, LatencyLedger.Summary> summaries) {
    return summaries.entrySet().stream().map(one -> of(one.getKey(), one.getValue())).toList();
  }

  private static LatencyFigures of(Workload workload, LatencyLedger.Summary summary) {
    LatencyLedger.Durations total = summary.total();
    return new LatencyFigures(
        workload.tag(),
        total.count(),
        total.p50Ns() / NS_PER_MS,
        total.p90Ns() / NS_PER_MS,
        total.p99Ns() / NS_PER_MS,
        total.maxNs() / NS_PER_MS,
        summary.misses(),
        StageMean.of(summary));
  }
}
