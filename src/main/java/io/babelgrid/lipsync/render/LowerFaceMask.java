package io.babelgrid.lipsync.render;

/**
 * Where a picture may be replaced when a mouth comes from elsewhere: cheeks, mouth and chin of the
 * mesh, from the base of the nose down, fading out towards the edge; 0 beyond it and beyond a box.
 * Used by one thread; allocates nothing.
 */
public final class LowerFaceMask {

  /** Outline from cheek to cheek over the chin, then back below the nose. */
  private static final int[] OUTLINE = {
    361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150, 136, 172, 58, 132
  };

  private static final int[] BELOW_NOSE = {205, 98, 2, 327, 425};

  /** Jaw and chin move beyond the outline that they have now. */
  private static final float WIDER = 1.06f;

  /** Of the box's width, over which the mask fades. */
  private static final float FEATHER = .07f;

  /** Cells of the grid, in both directions, between whose corners the distance is interpolated. */
  private static final int CELLS = 48;

  private final float[] x = new float[OUTLINE.length + BELOW_NOSE.length];
  private final float[] y = new float[x.length];
  private final float[] inside = new float[(CELLS + 1) * (CELLS + 1)];
  private float left;
  private float top;
  private float width;
  private float height;
  private float feather;

  /**
   * Plans a picture.
   *
   * @param landmarks 478 times x, y, z in its pixels
   */
  public void plan(
      float[] landmarks, float boxLeft, float boxTop, float boxRight, float boxBottom) {
    left = boxLeft;
    top = boxTop;
    width = boxRight - boxLeft;
    height = boxBottom - boxTop;
    feather = FEATHER * width;
    float noseX = landmarks[3 * FaceTopology.NOSE_BASE];
    float noseY = landmarks[3 * FaceTopology.NOSE_BASE + 1];
    for (int i = 0; i < OUTLINE.length; i++) {
      x[i] = noseX + WIDER * (landmarks[3 * OUTLINE[i]] - noseX);
      y[i] = noseY + WIDER * (landmarks[3 * OUTLINE[i] + 1] - noseY);
    }
    for (int i = 0; i < BELOW_NOSE.length; i++) {
      x[OUTLINE.length + i] = landmarks[3 * BELOW_NOSE[i]];
      y[OUTLINE.length + i] = landmarks[3 * BELOW_NOSE[i] + 1];
    }
    for (int row = 0; row <= CELLS; row++) {
      for (int col = 0; col <= CELLS; col++) {
        float px = left + width * col / CELLS;
        float py = top + height * row / CELLS;
        float toBox =
            Math.min(Math.min(px - left, left + width - px), Math.min(py - top, top + height - py));
        inside[row * (CELLS + 1) + col] = Math.min(toBox, toOutline(px, py));
      }
    }
  }

  /** How much of the other picture is seen at a place, 0 to 1. */
  public float at(float px, float py) {
    float u = (px - left) / width * CELLS;
    float v = (py - top) / height * CELLS;
    if (!(u >= 0 && v >= 0 && u <= CELLS && v <= CELLS)) {
      return 0;
    }
    int col = Math.min((int) u, CELLS - 1);
    int row = Math.min((int) v, CELLS - 1);
    int at = row * (CELLS + 1) + col;
    float upper = inside[at] + (u - col) * (inside[at + 1] - inside[at]);
    int below = at + CELLS + 1;
    float lower = inside[below] + (u - col) * (inside[below + 1] - inside[below]);
    return Mesh.smooth(0, feather, upper + (v - row) * (lower - upper));
  }

  /** Distance to the outline, negative beyond it. */
  private float toOutline(float px, float py) {
    float nearest = Float.MAX_VALUE;
    boolean within = false;
    for (int i = 0, j = x.length - 1; i < x.length; j = i++) {
      float dx = x[j] - x[i];
      float dy = y[j] - y[i];
      if ((y[i] > py) != (y[j] > py) && px < dx * (py - y[i]) / dy + x[i]) {
        within = !within;
      }
      float along = (px - x[i]) * dx + (py - y[i]) * dy;
      float t = Math.clamp(along / (dx * dx + dy * dy + 1e-6f), 0f, 1f);
      float ex = px - x[i] - t * dx;
      float ey = py - y[i] - t * dy;
      nearest = Math.min(nearest, ex * ex + ey * ey);
    }
    float distance = (float) Math.sqrt(nearest);
    return within ? distance : -distance;
  }
}
