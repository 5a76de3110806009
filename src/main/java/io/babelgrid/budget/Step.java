package io.babelgrid.budget;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingLong;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A step that a flow could take.
 *
 * @param to index of the rung it would stand on
 * @param cores what it would cost more, in cores; negative for a step down
 */
record Step(ServedFlow flow, int to, double cores) {

  /**
   * The step down to take first. A flow that talks comes before one that is silent, whose step
   * saves nothing now; then lip sync goes, then what a thriftier model on the same level saves,
   * then a level; then what saves most, to a hundredth of a core; then the better level.
   *
   * @param talking flows that talked in the last interval
   */
  static Optional<Step> down(Collection<ServedFlow> flows, CostCurve costs, Set<FlowId> talking) {
    Comparator<Step> order =
        comparing((Step step) -> !talking.contains(step.flow.id()))
            .thenComparing(Step::loss)
            .thenComparing(comparingLong(step -> Math.round(step.cores * 100)))
            .thenComparing(step -> step.flow.rung().level())
            .thenComparing(step -> step.flow.id());
    return flows.stream().flatMap(flow -> down(flow, costs)).min(order);
  }

  /**
   * The step up to take first: of the flow that is served worst; then to the lowest level, so that
   * all have a good voice before one has lips; then the one that needs least.
   *
   * @param fits tells whether there is room for it
   */
  static Optional<Step> up(
      Collection<ServedFlow> flows, CostCurve costs, Predicate<Step> fits, long nowNs) {
    Comparator<Step> order =
        comparing((Step step) -> step.flow.rung().level(), Comparator.reverseOrder())
            .thenComparing(step -> step.flow.rung(step.to).level(), Comparator.reverseOrder())
            .thenComparing(comparingDouble(Step::cores))
            .thenComparing(step -> step.flow.id());
    return flows.stream()
        .filter(flow -> flow.mayStepUp(nowNs))
        .flatMap(flow -> up(flow, costs))
        .filter(fits)
        .min(order);
  }

  /** How much the listener loses, the least first. */
  private int loss() {
    ServiceLevel from = flow.rung().level();
    if (from == ServiceLevel.LIP_SYNC) {
      return 0;
    }
    return from == flow.rung(to).level() ? 1 : 2;
  }

  private static Stream<Step> down(ServedFlow flow, CostCurve costs) {
    return flow.below(costs).stream().mapToObj(to -> of(flow, to, costs));
  }

  private static Stream<Step> up(ServedFlow flow, CostCurve costs) {
    return flow.above(costs).stream().mapToObj(to -> of(flow, to, costs));
  }

  private static Step of(ServedFlow flow, int to, CostCurve costs) {
    return new Step(flow, to, costs.cores(flow.rung(to)) - costs.cores(flow.rung()));
  }
}
