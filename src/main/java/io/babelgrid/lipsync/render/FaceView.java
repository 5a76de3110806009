package io.babelgrid.lipsync.render;

import io.babelgrid.video.VideoFrame;

/** What of a face the camera sees: size, angle, edges of the picture. Pure functions of a mesh. */
final class FaceView {

  /** The mesh model's probability of a face. */
  static final float LEAST_SCORE = .5f;

  /** Forehead to chin. */
  static final float SMALLEST_PX = 60;

  private static final float MOST_YAW_DEGREES = 40;
  private static final float MOST_PITCH_DEGREES = 35;

  /** Of forehead to chin: how far the chin may be below the picture; the warp ends at its edge. */
  private static final float CHIN_BELOW = .12f;

  /** Of forehead to chin: how much of the picture there has to be below the lips. */
  private static final float LIPS_ABOVE = .06f;

  /** Luma of the skin less black. */
  private static final float DARKEST = 24;

  private FaceView() {}

  /** The first thing that stands against drawing, {@link Sight#CLEAR} when nothing does. */
  static Sight judge(VideoFrame frame, float[] landmarks, float score) {
    if (!(score >= LEAST_SCORE)) {
      return Sight.UNCERTAIN;
    }
    for (int i = 0; i < 3 * FaceTopology.POINTS; i++) {
      if (!Float.isFinite(landmarks[i])) {
        return Sight.UNCERTAIN;
      }
    }
    if (Mesh.distance(landmarks, FaceTopology.FOREHEAD, FaceTopology.CHIN) < SMALLEST_PX) {
      return Sight.SMALL;
    }
    if (Math.abs(yawDegrees(landmarks)) > MOST_YAW_DEGREES
        || Math.abs(pitchDegrees(landmarks)) > MOST_PITCH_DEGREES) {
      return Sight.TURNED;
    }
    return cut(frame, landmarks) ? Sight.CUT : Sight.CLEAR;
  }

  static Sight light(SkinTone skin) {
    return skin.luma() < DARKEST ? Sight.DARK : Sight.CLEAR;
  }

  /** Around the vertical axis, from the line between the eyes. */
  static float yawDegrees(float[] landmarks) {
    int l = 3 * FaceTopology.LEFT_EYE;
    int r = 3 * FaceTopology.RIGHT_EYE;
    float across =
        (float) Math.hypot(landmarks[r] - landmarks[l], landmarks[r + 1] - landmarks[l + 1]);
    return (float) Math.toDegrees(Math.atan2(landmarks[r + 2] - landmarks[l + 2], across));
  }

  /** Around the line between the eyes: 0 when forehead and chin are equally far. */
  static float pitchDegrees(float[] landmarks) {
    int top = 3 * FaceTopology.FOREHEAD;
    int chin = 3 * FaceTopology.CHIN;
    float down =
        (float)
            Math.hypot(landmarks[chin] - landmarks[top], landmarks[chin + 1] - landmarks[top + 1]);
    return (float) Math.toDegrees(Math.atan2(landmarks[chin + 2] - landmarks[top + 2], down));
  }

  /** Whether cheeks, lips or more than the tip of the chin leave the picture. */
  private static boolean cut(VideoFrame frame, float[] landmarks) {
    float length = Mesh.distance(landmarks, FaceTopology.FOREHEAD, FaceTopology.CHIN);
    float noseY = landmarks[3 * FaceTopology.NOSE_BASE + 1];
    float lowest = frame.height() - 1;
    for (int p : FaceTopology.OVAL) {
      float x = landmarks[3 * p];
      float y = landmarks[3 * p + 1];
      if (y > noseY && (x < 1 || x > frame.width() - 1 || y > lowest + CHIN_BELOW * length)) {
        return true;
      }
    }
    for (int p : FaceTopology.LOWER_RINGS[0]) {
      if (landmarks[3 * p + 1] > lowest - LIPS_ABOVE * length) {
        return true;
      }
    }
    return noseY < 0;
  }
}
