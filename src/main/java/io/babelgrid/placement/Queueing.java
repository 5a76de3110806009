package io.babelgrid.placement;

/**
 * How long pieces of work wait for one of several lanes, and how often all of so many places are
 * taken. Erlang's formulas: arrivals by chance (Poisson), for waiting also exponential service; the
 * offered load is arrivals times service time, in lanes.
 *
 * <p>A node is no such queue: it batches, and orders by deadline. Both make waits shorter than this
 * predicts, by how much depends on the models; nodes are compared by it, nobody is promised it.
 */
public final class Queueing {

  private static final double FORGOTTEN = 12;
  private static final double NOBODY = 1e12;
  private static final double SLOWEST = 0.01;

  /** With so many standard deviations of the load to spare fewer than one in 100 wait. */
  private static final double NEVER = 3;

  private Queueing() {}

  /**
   * Part of those who come that find all of {@code places} taken, and leave (Erlang B). The
   * recursion over places forgets where it began: it begins 12 standard deviations below the load,
   * and ends where nobody is blocked.
   */
  public static double blocked(int places, double offered) {
    if (offered <= 0) {
      return 0;
    }
    int first = Math.max(1, (int) (offered - FORGOTTEN * Math.sqrt(offered)));
    double inverse = first == 1 ? 1 : offered / (offered - first + 1);
    for (int n = first; n <= places && inverse < NOBODY; n++) {
      inverse = 1 + inverse * n / offered;
    }
    return places < first ? 1 - places / offered : 1 / inverse;
  }

  /** Part of those who come that have to wait for one of {@code lanes} (Erlang C). */
  public static double waiting(int lanes, double offered) {
    if (offered <= 0) {
      return 0;
    }
    if (offered >= lanes) {
      return 1;
    }
    double busy = offered / lanes;
    double blocked = blocked(lanes, offered);
    return blocked / (1 - busy * (1 - blocked));
  }

  /** Mean wait of all; infinite where more is offered than can be done. */
  public static double meanMs(int lanes, double offered, double serviceMs) {
    double spare = lanes - offered;
    return spare <= 0 ? Double.POSITIVE_INFINITY : waiting(lanes, offered) * serviceMs / spare;
  }

  /**
   * What 99 of 100 waits stay below. Those who wait do so exponentially, by the lanes that are
   * spare: {@code P(wait > t) = waiting * exp(-spare * t / service)}.
   */
  public static double p99Ms(int lanes, double offered, double serviceMs) {
    double spare = lanes - offered;
    if (spare <= 0) {
      return Double.POSITIVE_INFINITY;
    }
    if (spare >= NEVER * Math.sqrt(lanes)) {
      return 0;
    }
    double over = waiting(lanes, offered) / SLOWEST;
    return over <= 1 ? 0 : Math.log(over) * serviceMs / spare;
  }
}
