package io.babelgrid.budget;

import java.util.List;
import java.util.function.Function;

/**
 * The ways to serve a flow, best first, each with the rung that stands for it: what a {@link
 * LoadGovernor} answers in rungs, its owner reads as ways.
 *
 * @param <T> a way: what the owner needs to serve the flow so
 * @param rungs best first, no two alike
 * @param ways one for each rung, in the same order
 */
public record Ladder<T>(List<Rung> rungs, List<T> ways) {

  /**
   * @throws IllegalArgumentException when there are no rungs, two are alike, or ways are missing
   */
  public Ladder {
    rungs = List.copyOf(rungs);
    ways = List.copyOf(ways);
    if (rungs.isEmpty() || rungs.size() != ways.size()) {
      throw new IllegalArgumentException("a ladder has rungs, and a way for each: " + rungs);
    }
    if (rungs.stream().distinct().count() < rungs.size()) {
      throw new IllegalArgumentException("two rungs are alike: " + rungs);
    }
  }

  /**
   * @param ways best first
   * @param rung what stands for a way
   */
  public static <T> Ladder<T> of(List<T> ways, Function<T, Rung> rung) {
    return new Ladder<>(ways.stream().map(rung).toList(), ways);
  }

  /** The way that a rung of this ladder stands for. */
  public T way(Rung rung) {
    int index = rungs.indexOf(rung);
    if (index < 0) {
      throw new IllegalArgumentException("not a rung of this ladder: " + rung);
    }
    return ways.get(index);
  }

  /** Whether nothing is better than this rung. */
  public boolean isBest(Rung rung) {
    return rungs.getFirst().equals(rung);
  }
}
