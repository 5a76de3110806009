package io.babelgrid.lipsync.render;

import java.util.ArrayList;
import java.util.List;

/** How far points of the skin go with the chin, and which points speech leaves where they are. */
final class JawWeights {

  /** Point and share of the jaw's movement. */
  private static final float[][] SHARES = {
    {152, 1},
    {148, 1},
    {377, 1},
    {176, .97f},
    {400, .97f},
    {149, .92f},
    {378, .92f},
    {150, .82f},
    {379, .82f},
    {136, .68f},
    {365, .68f},
    {172, .5f},
    {397, .5f},
    {58, .3f},
    {288, .3f},
    {132, .14f},
    {361, .14f},
    {18, .95f},
    {200, 1},
    {199, 1},
    {175, 1},
    {83, .95f},
    {313, .95f},
    {201, .97f},
    {421, .97f},
    {208, .98f},
    {428, .98f},
    {171, 1},
    {396, 1},
    {204, .85f},
    {424, .85f},
    {194, .9f},
    {418, .9f},
    {32, .92f},
    {262, .92f},
    {140, .95f},
    {369, .95f},
    {211, .9f},
    {431, .9f},
    {170, .9f},
    {395, .9f},
    {169, .8f},
    {394, .8f},
    {202, .75f},
    {422, .75f},
    {210, .8f},
    {430, .8f},
    {135, .68f},
    {364, .68f},
    {214, .5f},
    {434, .5f},
    {212, .55f},
    {432, .55f},
    {43, .7f},
    {273, .7f},
    {106, .8f},
    {335, .8f},
    {182, .85f},
    {406, .85f}
  };

  /** Nose, upper cheeks, temples. */
  private static final int[] STILL = {
    2, 97, 326, 98, 327, 129, 358, 50, 280, 205, 425, 36, 266, 101, 330, 123, 352, 116, 345, 234,
    454, 93, 323, 147, 376, 187, 411, 4, 5, 195, 197, 6, 168, 33, 263, 133, 362, 118, 347, 10, 127,
    356, 1, 19, 94, 141, 370, 49, 279, 131, 360, 142, 371
  };

  private JawWeights() {}

  /** Points outside the lips whose displacement is given; the rest follows by a spline. */
  static int[] points() {
    List<Integer> all = new ArrayList<>();
    for (float[] share : SHARES) {
      all.add((int) share[0]);
    }
    for (int point : STILL) {
      all.add(point);
    }
    return all.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Share of the jaw's movement of point {@code index} of {@link #points()}. */
  static float share(int index) {
    return index < SHARES.length ? SHARES[index][1] : 0;
  }
}
