package io.babelgrid.lipsync.face;

/**
 * The face that a tracker found in one picture.
 *
 * @param landmarks {@link #LANDMARKS} times x, y, z in pixels of the picture, x to the right, y
 *     down, z away from the camera relative to the middle of the head, in MediaPipe's order: 468 of
 *     the mesh, five of each iris. A new array for each picture, never written again
 * @param score how sure the net is that this is a face, 0 to 1
 */
public record Face(float[] landmarks, float score) {

  /** Landmarks of a face. */
  public static final int LANDMARKS = 478;

  /** Landmarks that {@code triangles.bin} of the model connects; the rest are the irises. */
  public static final int MESH_LANDMARKS = 468;

  /** Horizontal place of a landmark. */
  public float x(int landmark) {
    return landmarks[3 * landmark];
  }

  /** Vertical place of a landmark, down. */
  public float y(int landmark) {
    return landmarks[3 * landmark + 1];
  }

  /** Depth of a landmark, away from the camera. */
  public float z(int landmark) {
    return landmarks[3 * landmark + 2];
  }
}
