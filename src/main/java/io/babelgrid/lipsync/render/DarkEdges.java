package io.babelgrid.lipsync.render;

import io.babelgrid.video.VideoFrame;

/**
 * How far past the mesh's inner lip edge the own open mouth still is dark, near the corners. The
 * mesh puts the corners of a laughing mouth too far inwards; warped closed, the dark beside the
 * teeth would stay as a stain.
 */
final class DarkEdges {

  /** Columns of the lip rings from each corner inwards that are looked at. */
  static final int COLUMNS = 3;

  /** A mouth that is open less has no dark corners, mm. */
  private static final float OPEN_MM = 1;

  private static final float FURTHEST_MM = 7;
  private static final float STEP_MM = .5f;

  /** Lines beside the searched one that must be light as well, mm. */
  private static final float ASIDE_MM = 1.2f;

  /** Lips are brighter than this part of the skin. */
  private static final float LIT = .55f;

  /** Past the first light place, mm. */
  private static final float MARGIN_MM = .9f;

  private static final float TAU_SECONDS = .08f;

  private static final int LAST = FaceTopology.INNER_LOWER.length - 1;

  private final float[] upper = new float[LAST + 1];
  private final float[] lower = new float[LAST + 1];
  private final float[] direction = new float[2];

  /** Measures the frame that {@code face} was located in. */
  void observe(VideoFrame frame, FaceState face) {
    float share = 1 - (float) Math.exp(-Math.max(face.seconds(), .005f) / TAU_SECONDS);
    for (int k = 0; k < COLUMNS; k++) {
      measure(frame, face, k, share);
      measure(frame, face, LAST - k, share);
    }
  }

  private void measure(VideoFrame frame, FaceState face, int column, float share) {
    boolean open = face.gapMm() >= OPEN_MM;
    lower[column] += share * ((open ? search(frame, face, column, false) : 0) - lower[column]);
    if (column > 0 && column < LAST) {
      upper[column] += share * ((open ? search(frame, face, column, true) : 0) - upper[column]);
    }
  }

  /** mm outwards of the inner edge; a corner counts as lower lip. */
  float reachMm(int column, boolean upperLip) {
    return upperLip ? upper[column] : lower[column];
  }

  /** The point of a lip's ring, 0 outer to 3 inner. */
  static int point(int ring, int column, boolean upperLip) {
    return upperLip
        ? FaceTopology.UPPER_RINGS[ring][column - 1]
        : FaceTopology.LOWER_RINGS[ring][column];
  }

  /**
   * Unit vector in the picture along which a lip leaves the opening: sideways at the corners, to
   * its outer edge elsewhere.
   *
   * @param stride values a point in {@code xy}
   */
  static void outwards(float[] xy, int stride, int column, boolean upperLip, float[] out) {
    int to = stride * point(0, column, upperLip);
    int from =
        column == 0
            ? stride * FaceTopology.RIGHT_CORNER
            : column == LAST
                ? stride * FaceTopology.LEFT_CORNER
                : stride * point(3, column, upperLip);
    float dx = xy[to] - xy[from];
    float dy = xy[to + 1] - xy[from + 1];
    float length = (float) Math.max(.5, Math.hypot(dx, dy));
    out[0] = dx / length;
    out[1] = dy / length;
  }

  private float search(VideoFrame frame, FaceState face, int column, boolean upperLip) {
    float[] xy = face.landmarks();
    outwards(xy, 3, column, upperLip, direction);
    float scale = face.pose().scale();
    float dx = direction[0] * scale;
    float dy = direction[1] * scale;
    int start = 3 * point(3, column, upperLip);
    boolean corner = column == 0 || column == LAST;
    float aside = corner ? ASIDE_MM : ASIDE_MM / 2;
    float lit = 16 + LIT * face.skin().luma();
    float light = -1;
    for (float mm = 0; mm <= (corner ? FURTHEST_MM : FURTHEST_MM / 2); mm += STEP_MM) {
      float darkest = 255;
      for (int line = -1; line <= 1; line++) {
        float x = xy[start] + mm * dx - line * aside * dy;
        float y = xy[start + 1] + mm * dy + line * aside * dx;
        darkest = Math.min(darkest, luma(frame, x, y));
      }
      if (darkest < lit) {
        light = -1;
      } else if (light < 0) {
        light = mm;
      }
    }
    return light <= 0 ? 0 : light + MARGIN_MM;
  }

  private static int luma(VideoFrame frame, float px, float py) {
    int x = Math.clamp((int) px, 0, frame.width() - 1);
    int y = Math.clamp((int) py, 0, frame.height() - 1);
    return frame.data()[y * frame.width() + x] & 0xff;
  }
}
