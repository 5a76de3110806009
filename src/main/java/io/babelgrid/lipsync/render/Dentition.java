package io.babelgrid.lipsync.render;

/**
 * The look of a usual row of teeth from the front, for speakers whose own have not been seen:
 * widths of the crowns as the arch shows them, the curve of their edges, the shadow between them.
 */
final class Dentition {

  /** A mouth whose teeth have the listed widths, mm from corner to corner. */
  private static final float USUAL_MOUTH_MM = 50;

  private static final float[] UPPER_WIDTHS = {8.4f, 6.3f, 6, 4.8f, 3.9f, 3};
  private static final float[] UPPER_LENGTHS = {0, -.7f, -.1f, -.9f, -1.3f, -1.6f};
  private static final float[] LOWER_WIDTHS = {5.3f, 5.7f, 5.8f, 5, 4.2f, 3.4f};
  private static final float[] LOWER_LENGTHS = {0, 0, .25f, -.3f, -.6f, -.9f};

  private static final float STEP_MM = .2f;
  private static final int STEPS = 150;

  /** Half the width of the shadow between two teeth, mm. */
  private static final float SHADOW_MM = .45f;

  private static final float SHADOW = .14f;

  static final Dentition UPPER = new Dentition(UPPER_WIDTHS, UPPER_LENGTHS);
  static final Dentition LOWER = new Dentition(LOWER_WIDTHS, LOWER_LENGTHS);

  private final float[] edges = new float[STEPS + 1];
  private final float[] tones = new float[STEPS + 1];

  private Dentition(float[] widths, float[] lengths) {
    for (int step = 0; step <= STEPS; step++) {
      float x = step * STEP_MM;
      int tooth = 0;
      float start = 0;
      while (tooth < widths.length - 1 && x > start + widths[tooth]) {
        start += widths[tooth++];
      }
      float across = Math.clamp((x - start) / widths[tooth], 0f, 1f);
      float aside = Math.abs(2 * across - 1);
      float rounding = .45f * aside * aside * aside * aside;
      edges[step] = lengths[tooth] - rounding;
      float toNext = Math.min(across, 1 - across) * widths[tooth] / SHADOW_MM;
      float curved = 1 - .07f * aside * aside;
      tones[step] = curved * (1 - SHADOW * (float) Math.exp(-toNext * toNext));
    }
  }

  /** How far the edge is below (above 0) the row's line at {@code x} mm from the middle. */
  float edge(float x, float mouthMm) {
    return at(edges, x, mouthMm);
  }

  /** Factor on the brightness. */
  float tone(float x, float mouthMm) {
    return at(tones, x, mouthMm);
  }

  private static float at(float[] values, float x, float mouthMm) {
    float position = Math.min(Math.abs(x) * USUAL_MOUTH_MM / mouthMm / STEP_MM, STEPS - .001f);
    int step = (int) position;
    return values[step] + (position - step) * (values[step + 1] - values[step]);
  }
}
