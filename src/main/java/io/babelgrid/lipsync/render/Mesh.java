package io.babelgrid.lipsync.render;

/** Arithmetic on meshes: {@code float[n * 3]}, x y z of point after point. */
final class Mesh {

  private Mesh() {}

  static float distance(float[] mesh, int a, int b) {
    float dx = mesh[3 * a] - mesh[3 * b];
    float dy = mesh[3 * a + 1] - mesh[3 * b + 1];
    float dz = mesh[3 * a + 2] - mesh[3 * b + 2];
    return (float) Math.sqrt(dx * dx + dy * dy + dz * dz);
  }

  /** Distance between the inner edges of the lips. */
  static float gap(float[] mesh) {
    float sum = 0;
    for (int[] pair : FaceTopology.GAP_PAIRS) {
      sum += distance(mesh, pair[0], pair[1]);
    }
    return sum / FaceTopology.GAP_PAIRS.length;
  }

  /** Distance between the corners of the mouth. */
  static float width(float[] mesh) {
    return distance(mesh, FaceTopology.LEFT_CORNER, FaceTopology.RIGHT_CORNER);
  }

  /** 0 below {@code from}, 1 above {@code to}, smooth between; falls when they are swapped. */
  static float smooth(float from, float to, float x) {
    float t = Math.clamp((x - from) / (to - from), 0f, 1f);
    return t * t * (3 - 2 * t);
  }
}
