package io.babelgrid.transport.estimate;

import java.util.ArrayDeque;

/**
 * Whether a queue on the way grows: the slope of a line through how much later than sent the last
 * groups of packets arrived, against a threshold that adapts to how unsteady the way is
 * (draft-ietf-rmcat-gcc-02, 5.3 and 5.4; the line in place of the filter as in libwebrtc). Of one
 * thread.
 */
final class Trend {

  /** What is made of the queue. */
  enum Use {
    NORMAL,
    OVER,
    UNDER
  }

  private static final int WINDOW = 20;
  private static final double SMOOTHING = 0.9;
  private static final double GAIN = 4;
  private static final int MOST_COUNTED = 60;
  private static final double FIRST_THRESHOLD_MS = 12.5;
  private static final double LEAST_THRESHOLD_MS = 6;
  private static final double LARGEST_THRESHOLD_MS = 600;
  private static final double RISE = 0.0087;
  private static final double FALL = 0.039;

  /** What is further above the threshold is an outlier, and teaches nothing. */
  private static final double OUTLIER_MS = 15;

  private static final double OVER_FOR_MS = 10;

  private record Point(double atMs, double delayMs) {}

  private final ArrayDeque<Point> points = new ArrayDeque<>(WINDOW + 1);
  private double queuedMs;
  private double smoothMs;
  private int groups;
  private double thresholdMs = FIRST_THRESHOLD_MS;
  private double lastMs = Double.NaN;
  private double lastTrendMs;
  private double overMs;
  private Use use = Use.NORMAL;

  /**
   * Takes the next group of packets.
   *
   * @param sentMs after the one before
   * @param arrivedMs after the one before
   * @param atMs when it arrived, by the receiver's clock
   */
  Use next(double sentMs, double arrivedMs, double atMs) {
    groups = Math.min(groups + 1, 1_000);
    queuedMs += arrivedMs - sentMs;
    smoothMs = SMOOTHING * smoothMs + (1 - SMOOTHING) * queuedMs;
    points.addLast(new Point(atMs, smoothMs));
    if (points.size() > WINDOW) {
      points.removeFirst();
    }
    if (points.size() == WINDOW) {
      double trendMs = slope() * Math.min(groups, MOST_COUNTED) * GAIN;
      detect(trendMs, sentMs);
      adapt(trendMs, atMs);
    }
    return use;
  }

  /** Least squares. */
  private double slope() {
    double meanAt = points.stream().mapToDouble(Point::atMs).average().orElse(0);
    double meanDelay = points.stream().mapToDouble(Point::delayMs).average().orElse(0);
    double both = 0;
    double square = 0;
    for (Point point : points) {
      double at = point.atMs() - meanAt;
      both += at * (point.delayMs() - meanDelay);
      square += at * at;
    }
    return square == 0 ? 0 : both / square;
  }

  private void detect(double trendMs, double sentMs) {
    if (trendMs > thresholdMs) {
      overMs += sentMs;
      if (overMs > OVER_FOR_MS && trendMs >= lastTrendMs) {
        use = Use.OVER;
        overMs = 0;
      }
    } else {
      overMs = 0;
      use = trendMs < -thresholdMs ? Use.UNDER : Use.NORMAL;
    }
    lastTrendMs = trendMs;
  }

  private void adapt(double trendMs, double atMs) {
    double passedMs = Double.isNaN(lastMs) ? 0 : Math.clamp(atMs - lastMs, 0, 100);
    lastMs = atMs;
    double size = Math.abs(trendMs);
    if (size <= thresholdMs + OUTLIER_MS) {
      double rate = size < thresholdMs ? FALL : RISE;
      thresholdMs =
          Math.clamp(
              thresholdMs + rate * (size - thresholdMs) * passedMs,
              LEAST_THRESHOLD_MS,
              LARGEST_THRESHOLD_MS);
    }
  }
}
