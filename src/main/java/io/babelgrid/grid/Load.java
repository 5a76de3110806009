package io.babelgrid.grid;

import io.babelgrid.budget.Capacity;
import io.babelgrid.budget.Cost;

/**
 * How much a node has and how much of it is promised.
 *
 * @param people whose media end there
 * @param rooms that they are in
 */
public record Load(Capacity capacity, Cost promised, int people, int rooms) {

  public static final Load NOTHING = new Load(Capacity.ofCores(0), Cost.ZERO, 0, 0);

  /** What may still be promised. */
  public Capacity free() {
    return capacity.minus(promised);
  }
}
