package placement;

import java.util.ArrayList;
import java.util.List;

/** Milliseconds in bins of equal width; what is beyond the last is in the last. */
final class Histogram {

  private static final int POINTS = 60;

  private final double widthMs;
  private final long[] counts;
  private long total;

  Histogram(double widthMs, double mostMs) {
    this.widthMs = widthMs;
    this.counts = new long[(int) (mostMs / widthMs) + 1];
  }

  void add(double ms) {
    counts[(int) Math.min(counts.length - 1, ms / widthMs)]++;
    total++;
  }

  double quantileMs(double quantile) {
    long rank = (long) Math.ceil(total * quantile);
    long below = 0;
    for (int i = 0; i < counts.length; i++) {
      below += counts[i];
      if (below >= rank && total > 0) {
        return (i + 0.5) * widthMs;
      }
    }
    return 0;
  }

  /** Pairs of milliseconds and the share below, evenly spaced. */
  List<double[]> curve(double fromMs, double toMs) {
    var points = new ArrayList<double[]>();
    double stepMs = (toMs - fromMs) / POINTS;
    for (int i = 0; i <= POINTS; i++) {
      double atMs = fromMs + i * stepMs;
      long below = 0;
      for (int bin = 0; bin < Math.min(counts.length, (int) (atMs / widthMs)); bin++) {
        below += counts[bin];
      }
      points.add(new double[] {Math.round(10 * atMs) / 10.0, below / (double) Math.max(1, total)});
    }
    return points;
  }
}
