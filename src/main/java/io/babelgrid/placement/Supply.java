package io.babelgrid.placement;

import io.babelgrid.budget.Capacity;
import io.babelgrid.budget.Cost;
import io.babelgrid.budget.Resource;

/**
 * What a node has, and how much of it is spoken for.
 *
 * @param capacity what it promises at most, as it said
 * @param promised of that, as it said
 * @param reserved what was sent there since, which it cannot have told of
 * @param reservations how many that were
 */
public record Supply(Capacity capacity, Cost promised, Cost reserved, int reservations) {

  /** Part of its lanes that a node promises at most ({@code CapacityConfig.of}). */
  private static final double HEADROOM = 0.85;

  public static Supply of(Capacity capacity, Cost promised) {
    return new Supply(capacity, promised, Cost.ZERO, 0);
  }

  /** The same without what somebody who is there takes of it. */
  Supply without(Cost cost) {
    return new Supply(capacity, promised.minus(cost), reserved, reservations);
  }

  /** What may still be promised. */
  Capacity free() {
    return capacity.minus(promised.plus(reserved));
  }

  /** What may be promised at most by a node of which nothing is known but what was sent there. */
  Capacity atMost() {
    return capacity.minus(reserved);
  }

  /** Free part of the resource of which least is free; 0 of a node that has nothing. */
  double freeShare() {
    double least = 1;
    for (Resource resource : Resource.values()) {
      double all = capacity.of(resource);
      if (all != Double.POSITIVE_INFINITY) {
        double taken = resource.of(promised) + resource.of(reserved);
        least = Math.min(least, all <= 0 ? 0 : Math.max(0, 1 - taken / all));
      }
    }
    return least;
  }

  /** Lanes that pieces of work wait for: at least one. */
  int lanes() {
    return Math.max(1, (int) Math.round(capacity.cores() / HEADROOM));
  }

  /** Part of the lanes that is busy when all whom it is promised to talk at once; below 1. */
  double busyShare() {
    double all = capacity.cores();
    double taken = promised.cores() + reserved.cores();
    return all <= 0 ? HEADROOM : HEADROOM * Math.clamp(taken / all, 0, 1);
  }
}
