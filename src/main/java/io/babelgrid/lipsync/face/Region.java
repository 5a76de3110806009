package io.babelgrid.lipsync.face;

/**
 * A turned square of a picture, in its pixels.
 *
 * @param cosine of the angle by which its upper edge is turned, clockwise as seen
 * @param sine of the same angle
 */
record Region(float centreX, float centreY, float side, float cosine, float sine) {

  /** The mesh was trained on squares half again as large as the face. */
  private static final float MARGIN = 1.5f;

  /** Shares of a new region that the next one takes, see {@link #towards}. */
  private static final float CENTRE_SHARE = 0.6f;

  private static final float SHAPE_SHARE = 0.2f;

  /** A face that moves or grows by more of the edge than this is followed at once. */
  private static final float JUMP = 0.1f;

  /** So is one that turns by more than the angle of this cosine. */
  private static final float TURN = 0.9f;

  /** The upright square around a whole picture. */
  static Region around(int width, int height) {
    return new Region(width / 2f, height / 2f, Math.max(width, height), 1, 0);
  }

  /** The square to cut out around a face, its upper edge along the eyes. */
  static Region around(DetectedFace face) {
    float length = (float) Math.hypot(face.eyesX(), face.eyesY());
    return new Region(
        (face.left() + face.right()) / 2,
        (face.top() + face.bottom()) / 2,
        MARGIN * face.size(),
        length > 0 ? face.eyesX() / length : 1,
        length > 0 ? face.eyesY() / length : 0);
  }

  /**
   * The region to cut out after this one when the face lies in {@code next}. Landmarks depend a
   * little on how the face lies in its region; one that follows calmly halves their jitter, and the
   * margin allows for its lag.
   */
  Region towards(Region next) {
    double moved = Math.hypot(next.centreX - centreX, next.centreY - centreY);
    float turn = cosine * next.cosine + sine * next.sine;
    if (moved > JUMP * side || Math.abs(next.side - side) > JUMP * side || turn < TURN) {
      return next;
    }
    float x = cosine + SHAPE_SHARE * (next.cosine - cosine);
    float y = sine + SHAPE_SHARE * (next.sine - sine);
    float length = (float) Math.hypot(x, y);
    return new Region(
        centreX + CENTRE_SHARE * (next.centreX - centreX),
        centreY + CENTRE_SHARE * (next.centreY - centreY),
        side + SHAPE_SHARE * (next.side - side),
        x / length,
        y / length);
  }

  /** Where a place lies in the picture; {@code u} and {@code v} are shares of the edges. */
  float x(float u, float v) {
    return centreX + side * ((u - 0.5f) * cosine - (v - 0.5f) * sine);
  }

  /** As {@link #x}. */
  float y(float u, float v) {
    return centreY + side * ((u - 0.5f) * sine + (v - 0.5f) * cosine);
  }
}
