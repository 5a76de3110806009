package io.babelgrid.lipsync.render;

import java.util.Arrays;

/** A parabola through noisy heights, by least squares with outliers left out the second time. */
final class EdgeFit {

  /** Heights further off the first parabola are outliers, mm. */
  private static final double OUTLIER_MM = .7;

  private final double[] sums = new double[5];
  private final double[] moments = new double[3];
  private final double[] curve = new double[3];

  /**
   * Fits {@code count} heights at {@code x}.
   *
   * @return whether there were enough that agree: a third of them
   */
  boolean fit(float[] x, float[] height, int count) {
    return count >= 12 && solve(x, height, count, false) && solve(x, height, count, true);
  }

  float at(float x) {
    return (float) (curve[0] + x * (curve[1] + x * curve[2]));
  }

  private boolean solve(float[] x, float[] height, int count, boolean agreeing) {
    Arrays.fill(sums, 0);
    Arrays.fill(moments, 0);
    int used = 0;
    for (int i = 0; i < count; i++) {
      if (agreeing && Math.abs(height[i] - at(x[i])) > OUTLIER_MM) {
        continue;
      }
      used++;
      double power = 1;
      for (int k = 0; k < 5; k++) {
        sums[k] += power;
        if (k < 3) {
          moments[k] += power * height[i];
        }
        power *= x[i];
      }
    }
    double whole = determinant(-1);
    if (3 * used < count || Math.abs(whole) < 1e-6) {
      return false;
    }
    double a = determinant(0);
    double b = determinant(1);
    double c = determinant(2);
    curve[0] = a / whole;
    curve[1] = b / whole;
    curve[2] = c / whole;
    return true;
  }

  /** Of the normal equations, with {@code column} replaced by the moments: Cramer's rule. */
  private double determinant(int column) {
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      int j = (i + 1) % 3;
      int k = (i + 2) % 3;
      sum += entry(0, i, column) * entry(1, j, column) * entry(2, k, column);
      sum -= entry(0, i, column) * entry(1, k, column) * entry(2, j, column);
    }
    return sum;
  }

  private double entry(int row, int col, int column) {
    return col == column ? moments[row] : sums[row + col];
  }
}
