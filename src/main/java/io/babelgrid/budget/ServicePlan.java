package io.babelgrid.budget;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** How much a room asks of the node for each of its speakers. */
public enum ServicePlan {
  /** The best that the node can keep; under load less. */
  BEST,
  /** The cheapest way to do the same, from the start. */
  THRIFTY,
  /** Captions, no voice. */
  TEXT;

  /**
   * Reads {@code best}, {@code thrifty} or {@code text}.
   *
   * @throws IllegalArgumentException when it is none of them
   */
  public static ServicePlan of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** What {@link #of} reads. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The ways to do one thing that this plan allows, in the same order.
   *
   * @param ways best first, at least one
   * @param cores what a way costs
   */
  public <T> List<T> choose(List<T> ways, ToDoubleFunction<T> cores) {
    if (this != THRIFTY) {
      return ways;
    }
    double cheapest = ways.stream().mapToDouble(cores).min().orElseThrow();
    return ways.stream().filter(way -> cores.applyAsDouble(way) <= cheapest).toList();
  }
}
