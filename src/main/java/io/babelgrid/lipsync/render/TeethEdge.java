package io.babelgrid.lipsync.render;

/** Finds where a speaker's upper row of teeth ends in what a {@link TeethAtlas} gathered. */
final class TeethEdge {

  private static final int WIDTH = TeethAtlas.WIDTH;
  private static final int TEXELS_PER_MM = TeethAtlas.TEXELS_PER_MM;
  private static final float LEFT_MM = TeethAtlas.LEFT_MM;
  private static final float TOP_MM = TeethAtlas.TOP_MM;

  /** Where the upper teeth usually end below the contact line, in the middle, mm. */
  private static final float USUAL_EDGE_MM = 2.6f;

  private static final float SMILE_ARC_MM = 1.6f;

  /** An edge further off than this is something else, mm. */
  private static final float EDGE_RANGE_MM = 2;

  /** The groove between upper and lower teeth is darker than this part of them. */
  private static final float GROOVE = .9f;

  private final float[] edges = new float[WIDTH];
  private final float[] foundX = new float[WIDTH];
  private final float[] foundY = new float[WIDTH];
  private final EdgeFit fit = new EdgeFit();

  /** The end of the row in a column of texels, mm below the contact line. */
  float at(int col) {
    return edges[col];
  }

  /**
   * Lays a smooth arc through what the columns show.
   *
   * @param visits how often a texel was in the open mouth, {@code hits} how often it was a tooth
   * @param lumas sum of the brightness over the hits
   * @param fewest visits that make a texel known
   */
  void find(float mouthMm, float[] hits, float[] visits, float[] lumas, float fewest) {
    int found = 0;
    for (int col = 0; col < WIDTH; col++) {
      float x = (LEFT_MM + (col + .5f) / TEXELS_PER_MM) / (.42f * mouthMm);
      float edge = edge(col, hits, visits, lumas, fewest, USUAL_EDGE_MM - SMILE_ARC_MM * x * x);
      if (!Float.isNaN(edge) && Math.abs(x) < 1) {
        foundX[found] = x;
        foundY[found++] = edge;
      }
    }
    boolean fits = fit.fit(foundX, foundY, found);
    for (int col = 0; col < WIDTH; col++) {
      float x = (LEFT_MM + (col + .5f) / TEXELS_PER_MM) / (.42f * mouthMm);
      float usual = USUAL_EDGE_MM - SMILE_ARC_MM * x * x;
      edges[col] =
          fits ? Math.clamp(fit.at(x), usual - EDGE_RANGE_MM, usual + EDGE_RANGE_MM) : usual;
    }
  }

  /**
   * Where the upper teeth of a column end: at the darkest row between the upper and the lower
   * teeth, or where no teeth are seen any more. NaN when neither is seen.
   */
  private static float edge(
      int col, float[] hits, float[] visits, float[] lumas, float fewest, float usual) {
    int first = (int) ((usual - EDGE_RANGE_MM - TOP_MM) * TEXELS_PER_MM);
    int last = (int) ((usual + EDGE_RANGE_MM - TOP_MM) * TEXELS_PER_MM);
    float darkest = Float.MAX_VALUE;
    float brightest = 0;
    int found = -1;
    boolean teeth = false;
    for (int row = first; row <= last; row++) {
      int at = row * WIDTH + col;
      if (visits[at] < fewest) {
        continue;
      }
      if (hits[at] < .5f * visits[at]) {
        if (teeth) {
          return TOP_MM + row / (float) TEXELS_PER_MM;
        }
        continue;
      }
      teeth = true;
      float luma = lumas[at] / hits[at];
      brightest = Math.max(brightest, luma);
      if (luma < darkest) {
        darkest = luma;
        found = row;
      }
    }
    boolean between = found > first && found < last && darkest < GROOVE * brightest;
    return between ? TOP_MM + (found + .5f) / TEXELS_PER_MM : Float.NaN;
  }
}
