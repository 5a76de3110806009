package io.babelgrid.lipsync;

/** What a mesh of 478 points tells about a face: x, y, z of point after point, in pixels. */
final class Landmarks {

  /** Outer corners of the eyes of every face are this far apart, by definition. */
  private static final double EYES_MM = 90;

  static final int LEFT_EYE = 33;
  static final int RIGHT_EYE = 263;
  static final int FOREHEAD = 10;
  static final int NOSE_TIP = 4;
  static final int NOSE_BASE = 2;
  static final int LEFT_CORNER = 61;
  static final int RIGHT_CORNER = 291;
  static final int LEFT_SIDE = 234;
  static final int RIGHT_SIDE = 454;

  /** Eyes, brows and bridge and tip of the nose: speech does not move them. */
  static final int[] STEADY = {
    33, 133, 362, 263, 159, 145, 386, 374, 70, 105, 107, 300, 334, 336, 9, 168, 6, 197, 195, 5, 4
  };

  private static final int[][] ACROSS_THE_MOUTH = {{13, 14}, {82, 87}, {312, 317}};

  private Landmarks() {}

  /** Mean distance between the inner edges of the lips, mm of a head whose eyes are 90 mm apart. */
  static double gapMm(float[] points) {
    double sum = 0;
    for (int[] pair : ACROSS_THE_MOUTH) {
      sum += distance(points, pair[0], pair[1]);
    }
    return EYES_MM * sum / (ACROSS_THE_MOUTH.length * distance(points, LEFT_EYE, RIGHT_EYE));
  }

  /** Pixels between the outer corners of the eyes. */
  static double eyesPx(float[] points) {
    return Math.hypot(
        points[3 * RIGHT_EYE] - points[3 * LEFT_EYE],
        points[3 * RIGHT_EYE + 1] - points[3 * LEFT_EYE + 1]);
  }

  /** Largest move of a point that must not move, as a share of the distance of the eyes. */
  static double moved(float[] before, float[] after) {
    double most = 0;
    for (int p : STEADY) {
      double dx = after[3 * p] - before[3 * p];
      double dy = after[3 * p + 1] - before[3 * p + 1];
      most = Math.max(most, Math.hypot(dx, dy));
    }
    return most / eyesPx(before);
  }

  private static double distance(float[] points, int a, int b) {
    double dx = points[3 * a] - points[3 * b];
    double dy = points[3 * a + 1] - points[3 * b + 1];
    double dz = points[3 * a + 2] - points[3 * b + 2];
    return Math.sqrt(dx * dx + dy * dy + dz * dz);
  }
}
