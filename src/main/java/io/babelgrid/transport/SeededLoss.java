package io.babelgrid.transport;

import java.util.SplittableRandom;

/**
 * A network that loses and doubles packets at random, in the same order for the same seed. Each
 * direction has a random sequence of its own. Any thread may call.
 */
public final class SeededLoss implements PacketFilter {

  private final double lossRate;
  private final double duplicateRate;
  private final SplittableRandom in;
  private final SplittableRandom out;
  private volatile boolean active = true;

  /**
   * @param lossRate probability in [0, 1] that a packet is lost
   * @param duplicateRate probability in [0, 1] that a packet comes twice
   */
  public SeededLoss(long seed, double lossRate, double duplicateRate) {
    this.lossRate = lossRate;
    this.duplicateRate = duplicateRate;
    this.in = new SplittableRandom(seed);
    this.out = new SplittableRandom(~seed);
  }

  /** Switches the impairment on or off. */
  public void active(boolean on) {
    active = on;
  }

  @Override
  public int copies(Direction direction) {
    if (!active) {
      return 1;
    }
    SplittableRandom random = direction == Direction.IN ? in : out;
    double drawn;
    synchronized (random) {
      drawn = random.nextDouble();
    }
    if (drawn < lossRate) {
      return 0;
    }
    return drawn < lossRate + duplicateRate ? 2 : 1;
  }
}
