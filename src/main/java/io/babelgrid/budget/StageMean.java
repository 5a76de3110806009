package io.babelgrid.budget;

import java.util.List;

/**
 * What one stage took in the mean.
 *
 * @param kind {@code queue}, {@code compute}, {@code playout}, {@code language} or {@code network}
 * @param blamed misses that are its fault
 */
public record StageMean(String stage, String kind, double ms, long blamed) {

  private static final double NS_PER_MS = 1e6;

  /**
   * The stages of a workload, in order; their times add up to the mean of the whole. Of a network
   * that nothing passed there is none.
   */
  public static List<StageMean> of(LatencyLedger.Summary summary) {
    return summary.stages().entrySet().stream()
        .filter(stage ->
            stage.getKey().kind() != Stage.Kind.NETWORK || stage.getValue().took().sumNs() > 0)
        .map(stage -> of(stage.getKey(), stage.getValue()))
        .toList();
  }

  private static StageMean of(Stage stage, LatencyLedger.Share share) {
    LatencyLedger.Durations took = share.took();
    double mean = took.count() == 0 ? 0 : took.sumNs() / NS_PER_MS / took.count();
    double ms = Math.round(mean * 100) / 100.0;
    return new StageMean(stage.tag(), stage.kind().tag(), ms, share.blamed());
  }
}
