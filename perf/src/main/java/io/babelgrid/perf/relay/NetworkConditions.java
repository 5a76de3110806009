package io.babelgrid.perf.relay;

import java.time.Duration;

/**
 * What a network does to the datagrams of one direction.
 *
 * @param loss share of datagrams that never arrive
 * @param burst how many in a row are lost at a time, in the mean (Gilbert 1960); 1 loses them
 *     independently
 * @param delay how long a datagram takes, in the mean
 * @param jitter how much shorter or longer at most; order is kept
 * @param reorder share of datagrams that those sent within {@link #LATE} after them overtake
 * @param duplicate share of datagrams that arrive twice
 * @param bitsPerSecond of the narrowest link, whose queue holds {@link #QUEUE}; 0 for no limit
 */
public record NetworkConditions(
    double loss,
    double burst,
    Duration delay,
    Duration jitter,
    double reorder,
    double duplicate,
    long bitsPerSecond) {

  /** How late an overtaken datagram is. */
  static final Duration LATE = Duration.ofMillis(40);

  /** What the narrowest link's queue holds, in time; more is dropped. */
  static final Duration QUEUE = Duration.ofMillis(300);

  /** A network that only passes on. */
  public static final NetworkConditions NONE =
      new NetworkConditions(0, 1, Duration.ZERO, Duration.ZERO, 0, 0, 0);

  public NetworkConditions {
    if (!isShare(loss) || !isShare(reorder) || !isShare(duplicate) || loss == 1) {
      throw new IllegalArgumentException("shares are from 0 to 1, and something must get through");
    }
    if (burst < 1) {
      throw new IllegalArgumentException("a burst is one datagram at least, not " + burst);
    }
    if (jitter.isNegative() || jitter.compareTo(delay) > 0) {
      throw new IllegalArgumentException(
          "no datagram arrives before it was sent: 0 <= jitter <= delay");
    }
    if (bitsPerSecond < 0) {
      throw new IllegalArgumentException("negative bandwidth");
    }
  }

  private static boolean isShare(double value) {
    return value >= 0 && value <= 1;
  }
}
