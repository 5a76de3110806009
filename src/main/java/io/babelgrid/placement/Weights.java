package io.babelgrid.placement;

/**
 * How many milliseconds what speaks against a node is worth.
 *
 * @param late of a millisecond by which the predicted p99 is above the budget
 * @param roundTrip of a millisecond of round trip; of that up to what a kind of work prefers a
 *     quarter counts
 * @param full of a node of which nothing is free, over one that is idle
 * @param price of one unit of the operator's, for a core and an hour
 * @param unknown of figures that are old
 * @param apart of a node without people of the room, where another has some
 * @param freshMs figures that are older are unknown
 */
public record Weights(
    double late,
    double roundTrip,
    double full,
    double price,
    double unknown,
    double apart,
    double freshMs) {

  /**
   * @throws IllegalArgumentException when one is negative or not a number; names it
   */
  public Weights {
    require("late", late);
    require("round-trip", roundTrip);
    require("full", full);
    require("price", price);
    require("unknown", unknown);
    require("apart", apart);
    require("fresh", freshMs);
  }

  /**
   * A millisecond too late counts as five of distance, a full node as 10 ms, a unit of price as 10
   * ms, old figures as 40 ms, another node than the others' as 15 ms; figures are good for 3 s,
   * three beats.
   */
  public static Weights standard() {
    return new Weights(5, 1, 10, 10, 40, 15, 3_000);
  }

  private static void require(String name, double value) {
    if (!(value >= 0)) {
      throw new IllegalArgumentException(
          "babelgrid.grid.weights." + name + " must be 0 or more: " + value);
    }
  }
}
