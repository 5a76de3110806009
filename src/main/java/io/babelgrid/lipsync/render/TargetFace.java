package io.babelgrid.lipsync.render;

import io.babelgrid.lipsync.mouth.MouthShape;

/**
 * Where the points of the current face are to go, in the picture: the lower face from the closed
 * mouth plus the shape, the upper face untouched, a smooth passage between.
 */
final class TargetFace {

  private static final int VALUES = 3 * FaceTopology.POINTS;

  private final float[] goal = new float[VALUES];
  private final float[] weights = new float[FaceTopology.POINTS];
  private float[] weighted = new float[0];

  /** x, y in pixels of point after point. */
  final float[] xy = new float[2 * FaceTopology.POINTS];

  /** Plans a frame; {@code alpha} 0 leaves every point where it is. */
  void plan(FaceState face, MouthShape shape, float alpha) {
    NeutralFace neutral = face.neutral();
    weigh(neutral.mesh());
    face.expression().apply(neutral, shape.pucker(), goal);
    neutral.basis().add(shape, goal);
    HeadPose pose = face.pose();
    float[] now = face.mesh();
    for (int p = 0; p < FaceTopology.POINTS; p++) {
      float weight = weights[p] * alpha;
      if (weight == 0) {
        xy[2 * p] = face.landmarks()[3 * p];
        xy[2 * p + 1] = face.landmarks()[3 * p + 1];
        continue;
      }
      int i = 3 * p;
      float x = now[i] + weight * (goal[i] - now[i]);
      float y = now[i + 1] + weight * (goal[i + 1] - now[i + 1]);
      float z = now[i + 2] + weight * (goal[i + 2] - now[i + 2]);
      xy[2 * p] = pose.pictureX(x, y, z);
      xy[2 * p + 1] = pose.pictureY(x, y, z);
    }
  }

  /** 0 on the upper face, 1 on mouth and chin, less on the sides. */
  private void weigh(float[] neutral) {
    if (weighted == neutral && weights[FaceTopology.UPPER_LIP] > 0) {
      return;
    }
    float noseY = neutral[3 * FaceTopology.NOSE_BASE + 1];
    for (int p = 0; p < FaceTopology.POINTS; p++) {
      float side = Math.clamp((Math.abs(neutral[3 * p]) - 52) / 18, 0f, 1f);
      float down = Math.clamp((neutral[3 * p + 1] - noseY + 2) / 6, 0f, 1f);
      weights[p] = down * (1 - .6f * side);
    }
    for (int ring = 0; ring < 4; ring++) {
      fill(FaceTopology.LOWER_RINGS[ring]);
      fill(FaceTopology.UPPER_RINGS[ring]);
    }
    weighted = neutral;
  }

  private void fill(int[] points) {
    for (int p : points) {
      weights[p] = 1;
    }
  }
}
