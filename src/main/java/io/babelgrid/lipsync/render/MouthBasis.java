package io.babelgrid.lipsync.render;

import io.babelgrid.lipsync.mouth.MouthShape;
import java.util.Arrays;

/**
 * How each value of a {@link MouthShape} moves the points of one speaker's face: five displacement
 * fields in head-fixed millimetres, built once for a neutral face. A shape is their weighted sum.
 *
 * <p>Lips move by profiles over their width, the jaw takes the skin of chin and lower cheeks along,
 * everything else follows by a thin-plate spline that fades out at the base of the nose.
 */
final class MouthBasis {

  /** Part of the opening that the jaw does; the rest is lips. */
  static final float JAW_SHARE = .62f;

  private static final float UPPER_SHARE = .24f;
  private static final float LOWER_SHARE = 1 - UPPER_SHARE;

  /** Corners drop a little with the jaw. */
  private static final float CORNER_DROP = .12f;

  /** Rounded lips come forward, mm. */
  private static final float PROTRUSION = 3;

  private static final int GAP = 0;
  private static final int WIDTH = 1;
  private static final int PUCKER = 2;
  private static final int TUCK = 3;
  private static final int LOW_LIP = 4;
  private static final int FIELDS = 5;

  private static final int[] BONE_AND_SKIN = JawWeights.points();

  private final float[][] fields = new float[FIELDS][3 * FaceTopology.POINTS];
  private final float[] weights = new float[FIELDS];
  private final float centreX;
  private final float halfWidth;

  /** Builds the fields around {@code neutral}, head-fixed; the mouth need not be closed yet. */
  MouthBasis(float[] neutral) {
    int left = 3 * FaceTopology.LEFT_CORNER;
    int right = 3 * FaceTopology.RIGHT_CORNER;
    centreX = (neutral[left] + neutral[right]) / 2;
    halfWidth = Math.max(5, Math.abs(neutral[right] - neutral[left]) / 2);
    boolean[] given = new boolean[FaceTopology.POINTS];
    for (int ring = 0; ring < 4; ring++) {
      lip(neutral, FaceTopology.LOWER_RINGS[ring], ring, false, given);
      lip(neutral, FaceTopology.UPPER_RINGS[ring], ring, true, given);
    }
    boneAndSkin(neutral, given);
    spread(neutral, given);
  }

  private void lip(float[] neutral, int[] points, int ring, boolean upper, boolean[] given) {
    float inner = ring / 3f;
    for (int p : points) {
      given[p] = true;
      float x = (neutral[3 * p] - centreX) / halfWidth;
      float ax = Math.min(1, Math.abs(x));
      float middle = 1 - ax * ax;
      float profile = (float) Math.pow(1 - Math.pow(ax, 2.4), .75);
      float corner = CORNER_DROP * (.5f * ax * ax + .5f * Mesh.smooth(.6f, 1, ax));
      float outwards = (1 - inner) * middle;
      if (upper) {
        set(GAP, p, -UPPER_SHARE * profile * (.8f + .2f * inner) + corner);
        set(PUCKER, p, -outwards);
      } else {
        float flat = profile * (.55f + .45f * inner) + (1 - ax * ax * ax * ax) * .45f * (1 - inner);
        set(GAP, p, LOWER_SHARE * flat + corner);
        set(PUCKER, p, 1.2f * outwards);
        set(TUCK, p, -2.6f * middle * (1 - .25f * inner));
        set(LOW_LIP, p, 1.2f * profile * inner + .8f * middle);
      }
      fields[WIDTH][3 * p] = x / 2 * (ring == 3 ? .95f : 1);
      fields[PUCKER][3 * p + 2] = -PROTRUSION * middle;
    }
  }

  private void set(int field, int point, float dy) {
    fields[field][3 * point + 1] = dy;
  }

  private void boneAndSkin(float[] neutral, boolean[] given) {
    float lipY = neutral[3 * FaceTopology.LOWER_RINGS[0][5] + 1];
    for (int i = 0; i < BONE_AND_SKIN.length; i++) {
      int p = BONE_AND_SKIN[i];
      if (given[p]) {
        continue;
      }
      given[p] = true;
      float share = JawWeights.share(i);
      set(GAP, p, JAW_SHARE * share);
      if (share > 0) {
        float near = Math.max(0, 1 - Math.abs(neutral[3 * p + 1] - lipY) / 30);
        fields[WIDTH][3 * p] = (neutral[3 * p] - centreX) / halfWidth / 2 * .15f * near;
      }
    }
  }

  /** Moves the points that were not given, by splines through the outer lip edge, jaw and bone. */
  private void spread(float[] neutral, boolean[] given) {
    int[] controls = controls();
    var plate = new ThinPlate(neutral, controls);
    var values = new float[controls.length];
    float noseY = neutral[3 * FaceTopology.NOSE_BASE + 1];
    for (float[] field : fields) {
      for (int axis = 0; axis < 3; axis++) {
        for (int i = 0; i < controls.length; i++) {
          values[i] = field[3 * controls[i] + axis];
        }
        if (allZero(values)) {
          continue;
        }
        plate.bend(values);
        for (int p = 0; p < FaceTopology.POINTS; p++) {
          if (!given[p]) {
            float y = neutral[3 * p + 1];
            float lower = (float) (1 / (1 + Math.exp(-(y - noseY + 4) / 2.5)));
            field[3 * p + axis] = lower < .01f ? 0 : plate.at(neutral[3 * p], y) * lower;
          }
        }
      }
    }
  }

  private static int[] controls() {
    int[] lower = FaceTopology.LOWER_RINGS[0];
    int[] upper = FaceTopology.UPPER_RINGS[0];
    int[] all = Arrays.copyOf(lower, lower.length + upper.length + BONE_AND_SKIN.length);
    System.arraycopy(upper, 0, all, lower.length, upper.length);
    System.arraycopy(BONE_AND_SKIN, 0, all, lower.length + upper.length, BONE_AND_SKIN.length);
    return all;
  }

  private static boolean allZero(float[] values) {
    for (float value : values) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  /** Adds the displacement of a shape to {@code mesh}, head-fixed mm. */
  void add(MouthShape shape, float[] mesh) {
    weights[GAP] = shape.gapMm();
    weights[WIDTH] = shape.widthMm();
    weights[PUCKER] = shape.pucker();
    weights[TUCK] = shape.tuck();
    weights[LOW_LIP] = shape.lowLip() * Math.clamp(shape.gapMm() / 3, 0f, 1f);
    for (int field = 0; field < FIELDS; field++) {
      add(field, weights[field], mesh);
    }
  }

  /** Opens ({@code mm} above 0) or closes the mouth of {@code mesh}. */
  void addGap(float mm, float[] mesh) {
    add(GAP, mm, mesh);
  }

  /** Widens or narrows the mouth of {@code mesh}. */
  void addWidth(float mm, float[] mesh) {
    add(WIDTH, mm, mesh);
  }

  private void add(int field, float weight, float[] mesh) {
    if (weight == 0) {
      return;
    }
    float[] moved = fields[field];
    for (int i = 0; i < mesh.length; i++) {
      mesh[i] += weight * moved[i];
    }
  }
}
