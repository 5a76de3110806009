package placement;

import java.util.PriorityQueue;
import java.util.Random;

/**
 * Pieces of work that come by chance and wait, first come, first served, for one of several lanes:
 * each arrival and each departure, without any formula.
 */
final class Lanes {

  private Lanes() {}

  /**
   * @param pieces how many come
   * @return how long they waited
   */
  static double[] waitsMs(int lanes, double offered, double serviceMs, int pieces, long seed) {
    var random = new Random(seed);
    var free = new PriorityQueue<Double>();
    for (int i = 0; i < lanes; i++) {
      free.add(0.0);
    }
    double[] waits = new double[pieces];
    double nowMs = 0;
    for (int i = 0; i < pieces; i++) {
      nowMs += -Math.log(1 - random.nextDouble()) * serviceMs / offered;
      double startMs = Math.max(nowMs, free.remove());
      waits[i] = startMs - nowMs;
      free.add(startMs - Math.log(1 - random.nextDouble()) * serviceMs);
    }
    return waits;
  }
}
