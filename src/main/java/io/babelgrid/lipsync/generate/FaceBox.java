package io.babelgrid.lipsync.generate;

import io.babelgrid.lipsync.face.Face;
import io.babelgrid.video.VideoFrame;

/** The upright box of a face, in pixels of the picture; its edges may lie between pixels. */
record FaceBox(float left, float top, float right, float bottom) {

  /** Where Wav2Lip and MuseTalk differ in what they take for a face. */
  enum Extent {
    /** All of the mesh. */
    MESH,
    /** From the chin as far up as it is from the lower bridge of the nose. */
    AROUND_NOSE
  }

  private static final int LOWER_BRIDGE = 5;
  private static final float SMALLEST_PX = 8;

  /**
   * The box around a mesh, cut to the picture.
   *
   * @param landmarks 478 times x, y, z in pixels
   */
  static FaceBox of(
      float[] landmarks, Extent extent, GeneratorManifest.Align align, VideoFrame frame) {
    float left = Float.POSITIVE_INFINITY;
    float top = Float.POSITIVE_INFINITY;
    float right = Float.NEGATIVE_INFINITY;
    float bottom = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < 3 * Face.MESH_LANDMARKS; i += 3) {
      left = Math.min(left, landmarks[i]);
      right = Math.max(right, landmarks[i]);
      top = Math.min(top, landmarks[i + 1]);
      bottom = Math.max(bottom, landmarks[i + 1]);
    }
    if (extent == Extent.AROUND_NOSE) {
      top = 2 * landmarks[3 * LOWER_BRIDGE + 1] - bottom;
    }
    return new FaceBox(
        Math.max(0, left - align.padding().get(2)),
        Math.max(0, top - align.padding().get(0)),
        Math.min(frame.width(), right + align.padding().get(3)),
        Math.min(frame.height(), bottom + align.padding().get(1)));
  }

  float width() {
    return right - left;
  }

  float height() {
    return bottom - top;
  }

  /** Whether there is enough of it to be cut out. */
  boolean holds() {
    return width() >= SMALLEST_PX && height() >= SMALLEST_PX;
  }
}
