package io.babelgrid.budget;

import java.util.Set;

/**
 * How many people's speech a node translates, and how many it could; the first divided by the
 * second is how full it is.
 *
 * @param promised who holds a flow: they speak, or spoke and may again
 * @param admissible how many like them the node could serve in all, each at their best: above
 *     {@code promised} by those who may still come, below it when flows are served in cheaper ways.
 *     A part of a person counts, so that nodes can be added up
 */
public record Speakers(int promised, double admissible) {

  /**
   * @param promised how many hold a flow
   * @param each what one of them is charged at their best; where nobody is, what somebody would be
   * @param room what is left for all of them by what is not theirs
   * @param overloaded of these nothing is free
   */
  static Speakers of(int promised, Cost each, Capacity room, Set<Resource> overloaded) {
    double admissible = Double.POSITIVE_INFINITY;
    for (Resource resource : Resource.values()) {
      double needed = resource.of(each);
      if (needed > resource.tolerance()) {
        double most = room.of(resource) / needed;
        admissible =
            Math.min(admissible, overloaded.contains(resource) ? Math.min(most, promised) : most);
      }
    }
    return new Speakers(promised, admissible);
  }
}
