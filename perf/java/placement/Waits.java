package placement;

import io.babelgrid.placement.Queueing;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * How long pieces of work wait at a node, drawn: those of its speakers who talk at that moment are
 * Poisson arrivals at its lanes, whose number does not change while a piece waits. One thread.
 */
final class Waits {

  /** Part of its lanes that a node promises. */
  private static final double HEADROOM = 0.85;

  private final Random random;
  private final Map<Long, Double> waiting = new HashMap<>();

  Waits(Random random) {
    this.random = random;
  }

  static int lanes(int slots) {
    return Math.max(1, (int) Math.round(slots * Setup.CORES / HEADROOM));
  }

  /** Lanes of so many slots, parts of one included: what is paid for. */
  static double exactLanes(int slots) {
    return slots * Setup.CORES / HEADROOM;
  }

  /** The wait of one piece that takes {@code serviceMs} where so many of the slots are used. */
  double drawMs(int slots, int used, double serviceMs) {
    int lanes = lanes(slots);
    int talking = talking(used);
    return drawMs(lanes, talking, Math.min(talking * Setup.CORES, HEADROOM * lanes), serviceMs);
  }

  /** By the share that waits, and if so exponentially, by the lanes to spare. */
  double drawMs(int lanes, int key, double offered, double serviceMs) {
    double share =
        waiting.computeIfAbsent((long) lanes << 32 | key, _ -> Queueing.waiting(lanes, offered));
    return random.nextDouble() >= share
        ? 0
        : -Math.log(1 - random.nextDouble()) * serviceMs / (lanes - offered);
  }

  /** Binomial; by its normal limit where many are there. */
  private int talking(int used) {
    if (used > 60) {
      double spread = Math.sqrt(used * Setup.TALKING * (1 - Setup.TALKING));
      long drawn = Math.round(used * Setup.TALKING + spread * random.nextGaussian());
      return Math.clamp(drawn, 0, used);
    }
    int talking = 0;
    for (int i = 0; i < used; i++) {
      talking += random.nextDouble() < Setup.TALKING ? 1 : 0;
    }
    return talking;
  }
}
