package io.babelgrid.lipsync.render;

/**
 * Smoothed thin-plate splines in the plane (Duchon, 1977): from the displacements of control points
 * to those of any other point. Factored once for a set of control points.
 */
final class ThinPlate {

  /** Stiffness: how far the plate may miss the controls, in the kernel's unit (mm squared). */
  private static final double SMOOTHING = 80;

  private final int controls;
  private final int size;
  private final double[] xs;
  private final double[] ys;
  private final double[] factors;
  private final int[] pivots;
  private final double[] coefficients;

  /** Factors the system of the controls at x, y of {@code mesh}. */
  ThinPlate(float[] mesh, int[] points) {
    controls = points.length;
    size = controls + 3;
    xs = new double[controls];
    ys = new double[controls];
    for (int i = 0; i < controls; i++) {
      xs[i] = mesh[3 * points[i]];
      ys[i] = mesh[3 * points[i] + 1];
    }
    factors = new double[size * size];
    pivots = new int[size];
    coefficients = new double[size];
    for (int i = 0; i < controls; i++) {
      for (int j = 0; j < controls; j++) {
        factors[i * size + j] = i == j ? SMOOTHING : kernel(xs[i] - xs[j], ys[i] - ys[j]);
      }
      plane(i, 0, 1);
      plane(i, 1, xs[i]);
      plane(i, 2, ys[i]);
    }
    factor();
  }

  private void plane(int control, int term, double value) {
    factors[control * size + controls + term] = value;
    factors[(controls + term) * size + control] = value;
  }

  private static double kernel(double dx, double dy) {
    double squared = dx * dx + dy * dy;
    return squared > 1e-9 ? squared * Math.log(squared) : 0;
  }

  /** Gaussian elimination in place, rows swapped for the largest pivot. */
  private void factor() {
    for (int k = 0; k < size; k++) {
      int best = k;
      for (int i = k + 1; i < size; i++) {
        if (Math.abs(factors[i * size + k]) > Math.abs(factors[best * size + k])) {
          best = i;
        }
      }
      pivots[k] = best;
      for (int j = 0; j < size; j++) {
        double swapped = factors[k * size + j];
        factors[k * size + j] = factors[best * size + j];
        factors[best * size + j] = swapped;
      }
      double pivot = factors[k * size + k];
      for (int i = k + 1; i < size; i++) {
        double factor = factors[i * size + k] / pivot;
        factors[i * size + k] = factor;
        if (factor != 0) {
          for (int j = k + 1; j < size; j++) {
            factors[i * size + j] -= factor * factors[k * size + j];
          }
        }
      }
    }
  }

  /** Bends the plate so that control {@code i} is displaced by {@code values[i]}, nearly. */
  void bend(float[] values) {
    double[] c = coefficients;
    for (int i = 0; i < size; i++) {
      c[i] = i < controls ? values[i] : 0;
    }
    for (int k = 0; k < size; k++) {
      double swapped = c[k];
      c[k] = c[pivots[k]];
      c[pivots[k]] = swapped;
    }
    for (int i = 1; i < size; i++) {
      for (int j = 0; j < i; j++) {
        c[i] -= factors[i * size + j] * c[j];
      }
    }
    for (int i = size - 1; i >= 0; i--) {
      for (int j = i + 1; j < size; j++) {
        c[i] -= factors[i * size + j] * c[j];
      }
      c[i] /= factors[i * size + i];
    }
  }

  /** The bent plate at a point. */
  float at(float x, float y) {
    double sum =
        coefficients[controls] + coefficients[controls + 1] * x + coefficients[controls + 2] * y;
    for (int i = 0; i < controls; i++) {
      sum += coefficients[i] * kernel(x - xs[i], y - ys[i]);
    }
    return (float) sum;
  }
}
