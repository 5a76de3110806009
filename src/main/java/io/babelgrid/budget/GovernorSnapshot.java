package io.babelgrid.budget;

import java.util.List;
import java.util.Map;

/**
 * What a {@link LoadGovernor} knows, for meters and debug state.
 *
 * @param flows admitted flows in the order of their ids
 * @param capacityCores what is promised at most, in cores
 * @param predictedCores what is kept for the admitted flows, by what was learnt: what they cost
 *     when all talk at once, but of those that are silent for long a share; above the capacity only
 *     when costs turned out higher, or somebody spoke again, after admission
 * @param overloaded whether overload lasts now
 * @param coresByModel learnt cost by model name
 * @param counts what happened so far
 */
public record GovernorSnapshot(
    List<Flow> flows,
    double capacityCores,
    double predictedCores,
    boolean overloaded,
    Map<String, Double> coresByModel,
    Counts counts) {

  /**
   * An admitted flow.
   *
   * @param index of its rung, 0 is the best
   * @param rungs how many it has
   * @param cores what it costs while its speaker talks, by what was learnt
   */
  public record Flow(FlowId id, int index, int rungs, Rung rung, double cores) {}

  /**
   * Totals since the start.
   *
   * @param helplessTicks ticks in lasting overload at which no flow could step down any further
   */
  public record Counts(
      long admitted,
      long refused,
      long released,
      long stepsDown,
      long stepsUp,
      long helplessTicks) {}
}
