package io.babelgrid.lipsync.render;

/**
 * The inner edges of both lips as curves over the mouth plane: a plane of the head-fixed frame at
 * the depth of the teeth, x from corner to corner and y downwards in mm. Between the mesh's points
 * the curves are monotone cubics (Fritsch and Carlson, 1980), which never overshoot.
 */
final class LipContours {

  /** The plane lies this far behind the lips, mm. */
  private static final float DEPTH_MM = 2;

  private static final int KNOTS = FaceTopology.INNER_UPPER.length;
  private static final int STEPS = 128;

  private final float[] knotX = new float[KNOTS];
  private final float[] knotY = new float[KNOTS];
  private final float[] slopes = new float[KNOTS];
  private final float[] upper = new float[STEPS + 1];
  private final float[] lower = new float[STEPS + 1];
  private final float[] middleX = new float[KNOTS];
  private final float[] middleY = new float[KNOTS];
  private float leftMm;
  private float rightMm;
  private float minX;
  private float maxX;
  private float minY;
  private float maxY;
  private float ax;
  private float ay;
  private float bx;
  private float by;
  private float originX;
  private float originY;

  /** Lays the plane into the picture and the curves through the lips at {@code xy}. */
  void plan(HeadPose pose, float[] neutral, float[] xy) {
    float z =
        (neutral[3 * FaceTopology.UPPER_LIP + 2] + neutral[3 * FaceTopology.LOWER_LIP + 2]) / 2
            + DEPTH_MM;
    originX = pose.pictureX(0, 0, z);
    originY = pose.pictureY(0, 0, z);
    ax = pose.pictureX(1, 0, z) - originX;
    ay = pose.pictureY(1, 0, z) - originY;
    bx = pose.pictureX(0, 1, z) - originX;
    by = pose.pictureY(0, 1, z) - originY;
    leftMm = mm(xy, FaceTopology.INNER_UPPER[0], true);
    rightMm = Math.max(leftMm + 1, mm(xy, FaceTopology.INNER_UPPER[KNOTS - 1], true));
    curve(xy, FaceTopology.INNER_UPPER, upper);
    curve(xy, FaceTopology.INNER_LOWER, lower);
    box(xy);
  }

  private float mm(float[] xy, int point, boolean x) {
    float px = xy[2 * point];
    float py = xy[2 * point + 1];
    return x ? planeX(px, py) : planeY(px, py);
  }

  /** Position in the plane, mm, of a pixel's position. */
  float planeX(float px, float py) {
    return ((px - originX) * by - (py - originY) * bx) / (ax * by - ay * bx);
  }

  float planeY(float px, float py) {
    return ((py - originY) * ax - (px - originX) * ay) / (ax * by - ay * bx);
  }

  float pictureX(float x, float y) {
    return originX + x * ax + y * bx;
  }

  float pictureY(float x, float y) {
    return originY + x * ay + y * by;
  }

  private void curve(float[] xy, int[] points, float[] curve) {
    for (int k = 0; k < KNOTS; k++) {
      float x = mm(xy, points[k], true);
      knotX[k] = k == 0 ? x : Math.max(x, knotX[k - 1] + .05f);
      knotY[k] = mm(xy, points[k], false);
    }
    monotoneSlopes();
    int k = 0;
    for (int step = 0; step <= STEPS; step++) {
      float x = leftMm + (rightMm - leftMm) * step / STEPS;
      while (k < KNOTS - 2 && x > knotX[k + 1]) {
        k++;
      }
      float h = knotX[k + 1] - knotX[k];
      float t = Math.clamp((x - knotX[k]) / h, 0f, 1f);
      float rest = 1 - t;
      curve[step] =
          (1 + 2 * t) * rest * rest * knotY[k]
              + t * rest * rest * h * slopes[k]
              + t * t * (3 - 2 * t) * knotY[k + 1]
              - t * t * rest * h * slopes[k + 1];
    }
  }

  private void monotoneSlopes() {
    slopes[0] = secant(0);
    slopes[KNOTS - 1] = secant(KNOTS - 2);
    for (int k = 1; k < KNOTS - 1; k++) {
      float before = secant(k - 1);
      float after = secant(k);
      slopes[k] = before * after <= 0 ? 0 : 2 * before * after / (before + after);
    }
  }

  private float secant(int k) {
    return (knotY[k + 1] - knotY[k]) / (knotX[k + 1] - knotX[k]);
  }

  private void box(float[] xy) {
    minX = Float.MAX_VALUE;
    minY = Float.MAX_VALUE;
    maxX = -Float.MAX_VALUE;
    maxY = -Float.MAX_VALUE;
    for (int k = 0; k < KNOTS; k++) {
      int a = FaceTopology.INNER_UPPER[k];
      int b = FaceTopology.INNER_LOWER[k];
      middleX[k] = (xy[2 * a] + xy[2 * b]) / 2;
      middleY[k] = (xy[2 * a + 1] + xy[2 * b + 1]) / 2;
      minX = Math.min(minX, Math.min(xy[2 * a], xy[2 * b]));
      maxX = Math.max(maxX, Math.max(xy[2 * a], xy[2 * b]));
      minY = Math.min(minY, Math.min(xy[2 * a + 1], xy[2 * b + 1]));
      maxY = Math.max(maxY, Math.max(xy[2 * a + 1], xy[2 * b + 1]));
    }
  }

  /** y in pixels of the line midway between the lips, at x in pixels. */
  float middleAt(float px) {
    int k = 0;
    while (k < KNOTS - 2 && px > middleX[k + 1]) {
      k++;
    }
    float run = middleX[k + 1] - middleX[k];
    float t = run > 1e-3f ? Math.clamp((px - middleX[k]) / run, 0f, 1f) : 0;
    return middleY[k] + t * (middleY[k + 1] - middleY[k]);
  }

  /** y of the upper lip's inner edge, mm, at x in mm between the corners. */
  float upperAt(float x) {
    return at(upper, x);
  }

  float lowerAt(float x) {
    return at(lower, x);
  }

  private float at(float[] curve, float x) {
    float position = Math.clamp((x - leftMm) / (rightMm - leftMm) * STEPS, 0f, STEPS);
    int step = Math.min((int) position, STEPS - 1);
    return curve[step] + (position - step) * (curve[step + 1] - curve[step]);
  }

  /** Largest distance between the edges, mm. */
  float widestMm() {
    float widest = 0;
    for (int step = 0; step <= STEPS; step++) {
      widest = Math.max(widest, lower[step] - upper[step]);
    }
    return widest;
  }

  float leftMm() {
    return leftMm;
  }

  float rightMm() {
    return rightMm;
  }

  float minX() {
    return minX;
  }

  float maxX() {
    return maxX;
  }

  float minY() {
    return minY;
  }

  float maxY() {
    return maxY;
  }
}
