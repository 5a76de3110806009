package io.babelgrid.budget;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a {@link LoadGovernor} knows, for meters and debug state.
 *
 * @param flows admitted flows in the order of their ids
 * @param capacity what is promised at most
 * @param promised what is taken by media and kept for the admitted flows, by what was learnt: what
 *     they cost when all talk at once, but of those that are silent for long a share; above the
 *     capacity only when costs turned out higher, or somebody spoke or joined, after admission
 * @param media of these, what packets take that are passed on
 * @param overloaded what is overloaded for long now
 * @param coresByModel learnt cost by model name
 * @param counts what happened so far
 */
public record GovernorSnapshot(
    List<Flow> flows,
    Capacity capacity,
    Cost promised,
    Cost media,
    Set<Resource> overloaded,
    Map<String, Double> coresByModel,
    Counts counts) {

  /** What may still be promised, as long as nothing is overloaded. */
  public Capacity free() {
    return capacity.minus(promised);
  }

  /** Cores that are promised at most. */
  public double capacityCores() {
    return capacity.cores();
  }

  /** Cores that are promised. */
  public double predictedCores() {
    return promised.cores();
  }

  /**
   * An admitted flow.
   *
   * @param index of its rung, 0 is the best
   * @param rungs how many it has
   * @param cost what it takes while its speaker talks, by what was learnt
   */
  public record Flow(FlowId id, int index, int rungs, Rung rung, Cost cost) {}

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
