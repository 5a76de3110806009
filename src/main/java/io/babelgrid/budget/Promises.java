package io.babelgrid.budget;

import java.util.List;
import java.util.Set;

/**
 * What a node may still promise.
 *
 * @param promise the most that may be promised
 * @param promised what is
 * @param overloaded what is overloaded, of which nothing is free
 */
record Promises(Capacity promise, Cost promised, Set<Resource> overloaded) {

  /** What a newcomer may take. */
  Capacity free() {
    Capacity free = promise.minus(promised);
    for (Resource resource : overloaded) {
      free = free.without(resource);
    }
    return free;
  }

  /** Whether so much more of a resource may be promised. */
  boolean holdsMore(Resource resource, double amount) {
    return promise.holds(resource, resource.of(promised) + amount);
  }

  /**
   * Why no rung fits: the resource of which even the rung that needs least needs too much. Where
   * each rung fails for another, what the worst one lacks.
   *
   * @param costs of the rungs, best first; none fits
   * @param watch tells of an overload
   */
  String refusal(String what, List<Cost> costs, LoadWatch watch) {
    Capacity free = free();
    for (Resource resource : Resource.values()) {
      double least = costs.stream().mapToDouble(resource::of).min().orElseThrow();
      if (!free.holds(resource, least)) {
        return sentence(what, resource, least, free, watch);
      }
    }
    Cost worst = costs.getLast();
    Resource resource = free.shortOf(worst).orElseThrow();
    return sentence(what, resource, resource.of(worst), free, watch);
  }

  private String sentence(
      String what, Resource resource, double needed, Capacity free, LoadWatch watch) {
    return what
        + " of another speaker needs "
        + Figures.needed(resource, needed)
        + " "
        + resource.unit()
        + ", "
        + (overloaded.contains(resource)
            ? "the node is overloaded: " + watch.figures(resource)
            : Figures.free(resource, free.of(resource))
                + " of "
                + Figures.amount(resource, promise.of(resource))
                + " are free");
  }
}
