package io.babelgrid.engine;

/**
 * What one inference costs by batch width, in nanoseconds, learnt from what was run. Widths that
 * were never seen are drawn from the nearest one that was. Not safe for many threads.
 */
final class CostCurve {

  /** What a row adds, as a share of a step of one row, while nothing better is known. */
  private static final double ASSUMED_SHARE = 0.35;

  private static final double NEWEST_WEIGHT = 0.1;

  /** A sample that the machine disturbed counts no more than this many times what is known. */
  private static final double OUTLIER = 3;

  private final double[] costNs;

  CostCurve(int maxWidth) {
    costNs = new double[maxWidth + 1];
  }

  void ran(int width, long ns) {
    double known = costNs[width];
    costNs[width] =
        known == 0 ? ns : known + NEWEST_WEIGHT * (Math.min(ns, OUTLIER * known) - known);
  }

  /** Expected cost of one inference of {@code width} rows; 0 while nothing was run. */
  long expectedNs(int width) {
    int nearest = nearest(width);
    if (nearest == 0) {
      return 0;
    }
    double ofOneRow = costNs[nearest] / (1 + ASSUMED_SHARE * (nearest - 1));
    return (long) (costNs[nearest] + ofOneRow * ASSUMED_SHARE * (width - nearest));
  }

  double[] measuredNs() {
    return costNs.clone();
  }

  private int nearest(int width) {
    int nearest = 0;
    for (int i = 1; i < costNs.length; i++) {
      if (costNs[i] > 0 && (nearest == 0 || Math.abs(i - width) < Math.abs(nearest - width))) {
        nearest = i;
      }
    }
    return nearest;
  }
}
