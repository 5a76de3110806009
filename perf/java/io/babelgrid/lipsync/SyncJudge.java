package io.babelgrid.lipsync;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Whether a mouth that was measured goes with a speech. Frames without a mouth (NaN) are left out.
 */
final class SyncJudge {

  private static final int FURTHEST_MS = 600;
  private static final int STEP_MS = 10;

  /** Frames before and after a closure that say what is open there. */
  private static final int AROUND = 6;

  private static final double CLOSED = .35;

  private SyncJudge() {}

  /**
   * How well a measured mouth follows a speech.
   *
   * @param lateMs by how much the measured mouth trails the one that was asked for, where they
   *     agree best
   * @param peak correlation there
   * @param confidence peak less median over all shifts up to 0.6 s either way
   */
  record Sync(int lateMs, double peak, double confidence) {}

  /**
   * @param gapMm that goes with the speech, at a time in ns
   * @param fromFrame first frame to look at
   * @param toFrame just past the last
   */
  static Sync sync(
      double[] measured, DoubleUnaryOperator gapMm, int fromFrame, int toFrame, long frameNs) {
    double[] found = Arrays.copyOfRange(measured, fromFrame, toFrame);
    double[] asked = new double[found.length];
    double[] all = new double[2 * FURTHEST_MS / STEP_MS + 1];
    int best = 0;
    for (int k = 0; k < all.length; k++) {
      int lateMs = k * STEP_MS - FURTHEST_MS;
      for (int i = 0; i < asked.length; i++) {
        asked[i] = gapMm.applyAsDouble((fromFrame + i) * frameNs - lateMs * 1e6);
      }
      all[k] = correlation(asked, found);
      best = all[k] > all[best] ? k : best;
    }
    int lateMs = best * STEP_MS - FURTHEST_MS;
    double peak = all[best];
    Arrays.sort(all);
    return new Sync(lateMs, rounded(peak), rounded(peak - all[all.length / 2]));
  }

  static double rounded(double value) {
    return Math.round(1000 * value) / 1000.0;
  }

  /** Pearson's r. */
  static double correlation(double[] a, double[] b) {
    int n = 0;
    double meanA = 0;
    double meanB = 0;
    for (int i = 0; i < a.length; i++) {
      if (!Double.isNaN(a[i] + b[i])) {
        n++;
        meanA += (a[i] - meanA) / n;
        meanB += (b[i] - meanB) / n;
      }
    }
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      if (!Double.isNaN(a[i] + b[i])) {
        ab += (a[i] - meanA) * (b[i] - meanB);
        aa += (a[i] - meanA) * (a[i] - meanA);
        bb += (b[i] - meanB) * (b[i] - meanB);
      }
    }
    return ab / Math.sqrt(Math.max(1e-12, aa * bb));
  }

  /** How many lips touch, of those that are to. */
  record Closures(int asked, int closed, double medianMm) {}

  /** A mouth is closed when it is nearly as narrow as any around it, whatever a smile adds. */
  static Closures closures(double[] measured, Speech speech, long frameNs) {
    int asked = 0;
    int closed = 0;
    double[] gaps = new double[speech.closuresNs().size()];
    for (long atNs : speech.closuresNs()) {
      int frame = (int) Math.round((double) atNs / frameNs);
      if (frame < AROUND || frame + AROUND >= measured.length) {
        continue;
      }
      double[] around = Arrays.copyOfRange(measured, frame - AROUND, frame + AROUND + 1);
      double least = Arrays.stream(around).filter(gap -> !Double.isNaN(gap)).min().orElse(0);
      double most = Arrays.stream(around).filter(gap -> !Double.isNaN(gap)).max().orElse(0);
      gaps[asked++] = measured[frame];
      closed += measured[frame] - least < CLOSED * (most - least) ? 1 : 0;
    }
    double[] sorted = Arrays.copyOf(gaps, asked);
    Arrays.sort(sorted);
    return new Closures(asked, closed, asked == 0 ? Double.NaN : rounded(sorted[asked / 2]));
  }
}
