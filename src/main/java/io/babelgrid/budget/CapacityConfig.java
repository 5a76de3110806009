package io.babelgrid.budget;

import java.time.Duration;

/**
 * What a node may promise and when it counts as overloaded. Always {@code lowWater < highWater} and
 * {@code headroom <= highWater}: a node that is full as promised is not overloaded.
 *
 * @param node all that the node has; the parts below are parts of each resource
 * @param headroom part of it that is promised, above 0 to 1; the rest absorbs bursts
 * @param highWater part of it above which a busy node is overloaded, above 0 to 1
 * @param lowWater part of it up to which a busy node is calm, above 0; a step up must fit below it,
 *     so a rung that alone costs more is not regained once it was left
 * @param missBound share of deadlines above which a node is overloaded however idle it looks, 0 to
 *     below 1
 * @param silentShare part of its cost that a flow is charged while it is silent, above 0 to 1
 * @param pace how fast it reacts
 */
public record CapacityConfig(
    Capacity node,
    double headroom,
    double highWater,
    double lowWater,
    double missBound,
    double silentShare,
    Pace pace) {

  /**
   * How fast load moves flows: down in seconds, up in tens of seconds.
   *
   * @param overloadFor how long overload lasts before a flow steps down; also the longest gap in
   *     which it may vanish and still be the same overload
   * @param settle how long a step takes to show in the load; no other step before that, and the
   *     flow teaches no costs
   * @param calmFor how long calm lasts before a flow steps up, and the wait of a flow between a
   *     step down and the next one up
   * @param minimumDwell how long a flow stays on a rung before it may step up; overload does not
   *     wait for it
   * @param longestWait bound of the wait of a flow that keeps falling back; it doubles from {@code
   *     calmFor}
   * @param silentAfter a flow that had nothing to do for so long is silent: longer than the turn of
   *     somebody else in a conversation
   */
  public record Pace(
      Duration overloadFor,
      Duration settle,
      Duration calmFor,
      Duration minimumDwell,
      Duration longestWait,
      Duration silentAfter) {

    /**
     * @throws IllegalArgumentException when a time is negative, {@code calmFor} is zero, or {@code
     *     longestWait} is shorter than {@code calmFor}; names the field
     */
    public Pace {
      require(!overloadFor.isNegative(), "overloadFor", "0 or more", overloadFor);
      require(!settle.isNegative(), "settle", "0 or more", settle);
      require(calmFor.isPositive(), "calmFor", "above 0", calmFor);
      require(!minimumDwell.isNegative(), "minimumDwell", "0 or more", minimumDwell);
      require(longestWait.compareTo(calmFor) >= 0, "longestWait", "calmFor or more", longestWait);
      require(!silentAfter.isNegative(), "silentAfter", "0 or more", silentAfter);
    }

    /**
     * Overload of 1 s steps down, 2 s to see the effect; calm of 10 s steps up, at most 10 min; who
     * has said nothing for 2 min listens.
     */
    public static Pace standard() {
      return new Pace(
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          Duration.ofMinutes(10),
          Duration.ofMinutes(2));
    }
  }

  /**
   * @throws IllegalArgumentException when a figure is out of its range; names the field
   */
  public CapacityConfig {
    double lanes = node.cores();
    require(lanes > 0 && lanes < Double.POSITIVE_INFINITY, "lanes", "above 0", lanes);
    for (Resource resource : Resource.values()) {
      require(node.of(resource) > 0, resource.unit(), "above 0", node.of(resource));
    }
    require(highWater > 0 && highWater <= 1, "highWater", "above 0, at most 1", highWater);
    require(headroom > 0 && headroom <= highWater, "headroom", "above 0, to highWater", headroom);
    require(lowWater > 0 && lowWater < highWater, "lowWater", "above 0, below highWater", lowWater);
    require(missBound >= 0 && missBound < 1, "missBound", "0 or more, below 1", missBound);
    require(silentShare > 0 && silentShare <= 1, "silentShare", "above 0, at most 1", silentShare);
  }

  /**
   * 85 % promised, overloaded above 92 % or 1 % missed deadlines, calm up to 75 %; who listens is
   * charged half: should all of a full node's listeners speak at once, twice as much is wanted as
   * there is, and one rung down halves what most flows cost.
   */
  public static CapacityConfig of(Capacity node) {
    return new CapacityConfig(node, 0.85, 0.92, 0.75, 0.01, 0.5, Pace.standard());
  }

  /** The same for a node with nothing to limit but its lanes. */
  public static CapacityConfig of(double lanes) {
    return of(Capacity.ofCores(lanes));
  }

  /** What is promised at most. */
  public Capacity promise() {
    return node.times(headroom);
  }

  /** More in use than this is overload. */
  public double highWater(Resource resource) {
    return node.of(resource) * highWater;
  }

  /** Up to this much in use is calm. */
  public double lowWater(Resource resource) {
    return node.of(resource) * lowWater;
  }

  private static void require(boolean holds, String field, String range, Object value) {
    if (!holds) {
      throw new IllegalArgumentException(field + " must be " + range + ": " + value);
    }
  }
}
