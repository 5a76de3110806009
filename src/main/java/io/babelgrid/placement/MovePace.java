package io.babelgrid.placement;

import java.time.Duration;

/**
 * When work that is well where it is goes elsewhere. What must go, from a node that is emptied or
 * died, does not wait for it.
 *
 * @param leastGainMs by so much another home must score better
 * @param leastGainShare and by such a part of what it scores where it is
 * @param gainFor for how long
 * @param dwell how long it stays at a home at least
 */
public record MovePace(
    double leastGainMs, double leastGainShare, Duration gainFor, Duration dwell) {

  /**
   * @throws IllegalArgumentException when a figure is out of its range; names the field
   */
  public MovePace {
    require(leastGainMs >= 0, "leastGainMs", leastGainMs);
    require(leastGainShare >= 0 && leastGainShare < 1, "leastGainShare", leastGainShare);
    require(!gainFor.isNegative(), "gainFor", gainFor);
    require(!dwell.isNegative(), "dwell", dwell);
  }

  /** 20 ms and a quarter, for half a minute, after two minutes. */
  public static MovePace standard() {
    return new MovePace(20, 0.25, Duration.ofSeconds(30), Duration.ofMinutes(2));
  }

  private static void require(boolean holds, String field, Object value) {
    if (!holds) {
      throw new IllegalArgumentException(field + " is out of its range: " + value);
    }
  }
}
