package io.babelgrid.lipsync.render;

/** Blurs planes by repeated running means: nearly a Gaussian, at a cost that no radius changes. */
final class RunningMean {

  private static final int PASSES = 3;

  private final float[] line;

  /** For planes whose longer side is {@code longest} at most. */
  RunningMean(int longest) {
    line = new float[longest];
  }

  void blur(float[] plane, int width, int height, int radius) {
    for (int pass = 0; pass < PASSES; pass++) {
      for (int row = 0; row < height; row++) {
        mean(plane, row * width, 1, width, radius);
      }
      for (int col = 0; col < width; col++) {
        mean(plane, col, width, height, radius);
      }
    }
  }

  /** Closes holes of rows that are narrower than two radii: a dark spot on a tooth. */
  void closeRows(float[] plane, int width, int height, int radius) {
    for (int row = 0; row < height; row++) {
      extreme(plane, row * width, width, radius, 1);
      extreme(plane, row * width, width, radius, -1);
    }
  }

  /** Largest ({@code sign} 1) or smallest (-1) value within a radius. */
  private void extreme(float[] plane, int start, int length, int radius, int sign) {
    for (int i = 0; i < length; i++) {
      float most = plane[start + i];
      for (int k = Math.max(0, i - radius); k <= Math.min(length - 1, i + radius); k++) {
        most = sign * Math.max(sign * most, sign * plane[start + k]);
      }
      line[i] = most;
    }
    System.arraycopy(line, 0, plane, start, length);
  }

  private void mean(float[] plane, int start, int step, int length, int radius) {
    float sum = 0;
    for (int i = -radius; i < length; i++) {
      sum += i + radius < length ? plane[start + (i + radius) * step] : 0;
      if (i >= 0) {
        line[i] = sum / (2 * radius + 1);
        sum -= i >= radius ? plane[start + (i - radius) * step] : 0;
      }
    }
    for (int i = 0; i < length; i++) {
      plane[start + i * step] = line[i];
    }
  }
}
