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
 * @param more what it would cost more; negative where it saves
 */
record Step(ServedFlow flow, int to, Cost more) {

  /**
   * The step down to take first. A flow that talks comes before one that is silent, whose step
   * saves nothing now; then lip sync goes, then what a thriftier model on the same level saves,
   * then a level; then what saves most, to a hundredth (of a core, of 1 Mbit/s); then the better
   * level.
   *
   * @param resource what is short
   * @param talking flows that talked in the last interval
   */
  static Optional<Step> down(
      Collection<ServedFlow> flows, CostCurve costs, Set<FlowId> talking, Resource resource) {
    Comparator<Step> order =
        comparing((Step step) -> !talking.contains(step.flow.id()))
            .thenComparing(Step::loss)
            .thenComparing(
                comparingLong(step -> Math.round(resource.shown(step.more(resource)) * 100)))
            .thenComparing(step -> step.flow.rung().level())
            .thenComparing(step -> step.flow.id());
    return flows.stream().flatMap(flow -> down(flow, costs, resource)).min(order);
  }

  /**
   * The step up to take first: of the flow that is served worst; then to the lowest level, so that
   * all have a good voice before one has lips; then the one that needs the fewest cores.
   *
   * @param fits tells whether there is room for it
   */
  static Optional<Step> up(
      Collection<ServedFlow> flows, CostCurve costs, Predicate<Step> fits, long nowNs) {
    Comparator<Step> order =
        comparing((Step step) -> step.flow.rung().level(), Comparator.reverseOrder())
            .thenComparing(step -> step.flow.rung(step.to).level(), Comparator.reverseOrder())
            .thenComparing(comparingDouble(step -> step.more.cores()))
            .thenComparing(step -> step.flow.id());
    return flows.stream()
        .filter(flow -> flow.mayStepUp(nowNs))
        .flatMap(flow -> up(flow, costs))
        .filter(fits)
        .min(order);
  }

  /** How much more of a resource it would take. */
  double more(Resource resource) {
    return resource.of(more);
  }

  /** The resource of which it would take the largest part of what there is. */
  Resource scarcest(Capacity node) {
    return Stream.of(Resource.values())
        .max(comparingDouble((Resource each) -> more(each) / node.of(each)))
        .orElseThrow();
  }

  /** How much the listener loses, the least first. */
  private int loss() {
    ServiceLevel from = flow.rung().level();
    if (from == ServiceLevel.LIP_SYNC) {
      return 0;
    }
    return from == flow.rung(to).level() ? 1 : 2;
  }

  private static Stream<Step> down(ServedFlow flow, CostCurve costs, Resource resource) {
    return flow.below(costs, resource).stream().mapToObj(to -> of(flow, to, costs));
  }

  private static Stream<Step> up(ServedFlow flow, CostCurve costs) {
    return flow.above(costs).stream().mapToObj(to -> of(flow, to, costs));
  }

  private static Step of(ServedFlow flow, int to, CostCurve costs) {
    return new Step(flow, to, costs.cost(flow.rung(to)).minus(costs.cost(flow.rung())));
  }
}
