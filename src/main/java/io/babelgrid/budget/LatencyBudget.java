package io.babelgrid.budget;

import java.time.Duration;
import java.util.List;

/**
 * What a workload may take, split over its stages.
 *
 * @param shares one for each stage of the workload, in its order; their sum is the whole budget
 */
public record LatencyBudget(List<Duration> shares) {

  /**
   * @throws IllegalArgumentException when a share is negative or there is none
   */
  public LatencyBudget {
    shares = List.copyOf(shares);
    if (shares.isEmpty() || shares.stream().anyMatch(Duration::isNegative)) {
      throw new IllegalArgumentException("a budget has shares of 0 or more: " + shares);
    }
  }

  /** The whole budget. */
  public Duration total() {
    return shares.stream().reduce(Duration.ZERO, Duration::plus);
  }

  /** The same split for another whole, e.g. one that an operator configured. */
  public LatencyBudget scaledTo(Duration total) {
    double factor = total.toNanos() / (double) total().toNanos();
    return new LatencyBudget(
        shares.stream().map(share -> Duration.ofNanos((long) (share.toNanos() * factor))).toList());
  }
}
