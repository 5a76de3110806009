package io.babelgrid.lipsync.face;

/**
 * The upright box of a face, in pixels of the picture.
 *
 * @param eyesX how far its left eye is to the right of its right eye, as seen
 * @param eyesY how far it is below
 * @param score how sure the net is that it is a face, 0 to 1
 */
record DetectedFace(
    float left, float top, float right, float bottom, float eyesX, float eyesY, float score) {

  private static final int RIGHT_EYE_OUTER_CORNER = 33;
  private static final int LEFT_EYE_OUTER_CORNER = 263;

  /** The box that the landmarks of a face fill. */
  static DetectedFace of(Face face) {
    float left = Float.POSITIVE_INFINITY;
    float top = Float.POSITIVE_INFINITY;
    float right = Float.NEGATIVE_INFINITY;
    float bottom = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < Face.MESH_LANDMARKS; i++) {
      left = Math.min(left, face.x(i));
      top = Math.min(top, face.y(i));
      right = Math.max(right, face.x(i));
      bottom = Math.max(bottom, face.y(i));
    }
    return new DetectedFace(
        left,
        top,
        right,
        bottom,
        face.x(LEFT_EYE_OUTER_CORNER) - face.x(RIGHT_EYE_OUTER_CORNER),
        face.y(LEFT_EYE_OUTER_CORNER) - face.y(RIGHT_EYE_OUTER_CORNER),
        face.score());
  }

  /** The longer edge. */
  float size() {
    return Math.max(right - left, bottom - top);
  }

  /** Area of the intersection over area of the union. */
  float overlap(DetectedFace other) {
    float width = Math.min(right, other.right) - Math.max(left, other.left);
    float height = Math.min(bottom, other.bottom) - Math.max(top, other.top);
    if (width <= 0 || height <= 0) {
      return 0;
    }
    float shared = width * height;
    return shared / (area() + other.area() - shared);
  }

  private float area() {
    return (right - left) * (bottom - top);
  }
}
