package io.babelgrid.lipsync.render;

/**
 * The similarity that takes a face from its head-fixed frame in millimetres into the picture:
 * scale, rotation, translation. Fitted to the stable points by unit quaternions (Horn, 1987), which
 * gives a proper rotation always.
 */
final class HeadPose {

  /** Outer eye corners of every face are this far apart, by definition. */
  static final float EYE_DISTANCE_MM = 90;

  private static final int SWEEPS = 12;

  /** Row by row; takes a head-fixed direction into the picture's axes. */
  final float[] rotation = {1, 0, 0, 0, 1, 0, 0, 0, 1};

  private float scale = 1;
  private final float[] shift = new float[3];
  private final double[] matrix = new double[16];
  private final double[] vectors = new double[16];

  /** Pixels a millimetre. */
  float scale() {
    return scale;
  }

  /**
   * Head-fixed coordinates of a mesh by its own eyes and chin: x to the picture's right along the
   * eyes, y down to the chin, z into the head, origin between the outer eye corners.
   */
  static void reference(float[] landmarks, float[] mm) {
    int l = 3 * FaceTopology.LEFT_EYE;
    int r = 3 * FaceTopology.RIGHT_EYE;
    int chin = 3 * FaceTopology.CHIN;
    var axes = new float[9];
    var origin = new float[3];
    float unit = Mesh.distance(landmarks, FaceTopology.LEFT_EYE, FaceTopology.RIGHT_EYE);
    float along = 0;
    for (int i = 0; i < 3; i++) {
      origin[i] = (landmarks[l + i] + landmarks[r + i]) / 2;
      axes[i] = (landmarks[r + i] - landmarks[l + i]) / unit;
      axes[3 + i] = landmarks[chin + i] - origin[i];
      along += axes[i] * axes[3 + i];
    }
    float length = 0;
    for (int i = 0; i < 3; i++) {
      axes[3 + i] -= along * axes[i];
      length += axes[3 + i] * axes[3 + i];
    }
    for (int i = 0; i < 3; i++) {
      axes[3 + i] /= (float) Math.sqrt(length);
    }
    for (int i = 0; i < 3; i++) {
      int j = (i + 1) % 3;
      int k = (i + 2) % 3;
      axes[6 + i] = axes[j] * axes[3 + k] - axes[k] * axes[3 + j];
    }
    for (int p = 0; p < FaceTopology.POINTS; p++) {
      for (int axis = 0; axis < 3; axis++) {
        float sum = 0;
        for (int i = 0; i < 3; i++) {
          sum += (landmarks[3 * p + i] - origin[i]) * axes[3 * axis + i];
        }
        mm[3 * p + axis] = sum * EYE_DISTANCE_MM / unit;
      }
    }
  }

  /** Fits the pose of {@code landmarks} against {@code reference}, both whole meshes. */
  void fit(float[] reference, float[] landmarks) {
    int[] points = FaceTopology.STABLE;
    double[] s = vectors;
    double ax = 0;
    double ay = 0;
    double az = 0;
    double bx = 0;
    double by = 0;
    double bz = 0;
    for (int p : points) {
      ax += reference[3 * p];
      ay += reference[3 * p + 1];
      az += reference[3 * p + 2];
      bx += landmarks[3 * p];
      by += landmarks[3 * p + 1];
      bz += landmarks[3 * p + 2];
    }
    double n = points.length;
    ax /= n;
    ay /= n;
    az /= n;
    bx /= n;
    by /= n;
    bz /= n;
    java.util.Arrays.fill(s, 0);
    double spread = 0;
    for (int p : points) {
      double x = reference[3 * p] - ax;
      double y = reference[3 * p + 1] - ay;
      double z = reference[3 * p + 2] - az;
      double u = landmarks[3 * p] - bx;
      double v = landmarks[3 * p + 1] - by;
      double w = landmarks[3 * p + 2] - bz;
      s[0] += x * u;
      s[1] += x * v;
      s[2] += x * w;
      s[3] += y * u;
      s[4] += y * v;
      s[5] += y * w;
      s[6] += z * u;
      s[7] += z * v;
      s[8] += z * w;
      spread += x * x + y * y + z * z;
    }
    rotate(s);
    double trace = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        trace += rotation[3 * i + j] * correlation[3 * j + i];
      }
    }
    scale = (float) (trace / spread);
    shift[0] = (float) (bx - scale * (rotation[0] * ax + rotation[1] * ay + rotation[2] * az));
    shift[1] = (float) (by - scale * (rotation[3] * ax + rotation[4] * ay + rotation[5] * az));
    shift[2] = (float) (bz - scale * (rotation[6] * ax + rotation[7] * ay + rotation[8] * az));
  }

  private final double[] correlation = new double[9];

  private void rotate(double[] s) {
    System.arraycopy(s, 0, correlation, 0, 9);
    double[] c = correlation;
    double[] m = matrix;
    m[0] = c[0] + c[4] + c[8];
    m[1] = c[5] - c[7];
    m[2] = c[6] - c[2];
    m[3] = c[1] - c[3];
    m[5] = c[0] - c[4] - c[8];
    m[6] = c[1] + c[3];
    m[7] = c[6] + c[2];
    m[10] = -c[0] + c[4] - c[8];
    m[11] = c[5] + c[7];
    m[15] = -c[0] - c[4] + c[8];
    m[4] = m[1];
    m[8] = m[2];
    m[12] = m[3];
    m[9] = m[6];
    m[13] = m[7];
    m[14] = m[11];
    diagonalise();
    int best = 0;
    for (int i = 1; i < 4; i++) {
      best = m[5 * i] > m[5 * best] ? i : best;
    }
    double w = vectors[best];
    double x = vectors[4 + best];
    double y = vectors[8 + best];
    double z = vectors[12 + best];
    rotation[0] = (float) (w * w + x * x - y * y - z * z);
    rotation[1] = (float) (2 * (x * y - w * z));
    rotation[2] = (float) (2 * (x * z + w * y));
    rotation[3] = (float) (2 * (x * y + w * z));
    rotation[4] = (float) (w * w - x * x + y * y - z * z);
    rotation[5] = (float) (2 * (y * z - w * x));
    rotation[6] = (float) (2 * (x * z - w * y));
    rotation[7] = (float) (2 * (y * z + w * x));
    rotation[8] = (float) (w * w - x * x - y * y + z * z);
  }

  /** Jacobi's method on the symmetric {@code matrix}; eigenvectors are the columns. */
  private void diagonalise() {
    double[] m = matrix;
    double[] v = vectors;
    for (int i = 0; i < 16; i++) {
      v[i] = i % 5 == 0 ? 1 : 0;
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int p = 0; p < 3; p++) {
        for (int q = p + 1; q < 4; q++) {
          double off = m[4 * p + q];
          if (Math.abs(off) < 1e-12) {
            continue;
          }
          double theta = (m[5 * q] - m[5 * p]) / (2 * off);
          double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
          double cos = 1 / Math.sqrt(t * t + 1);
          turn(p, q, cos, t * cos);
        }
      }
    }
  }

  private void turn(int p, int q, double cos, double sin) {
    double[] m = matrix;
    double[] v = vectors;
    for (int k = 0; k < 4; k++) {
      double a = m[4 * k + p];
      double b = m[4 * k + q];
      m[4 * k + p] = cos * a - sin * b;
      m[4 * k + q] = sin * a + cos * b;
    }
    for (int k = 0; k < 4; k++) {
      double a = m[4 * p + k];
      double b = m[4 * q + k];
      m[4 * p + k] = cos * a - sin * b;
      m[4 * q + k] = sin * a + cos * b;
      double c = v[4 * k + p];
      double d = v[4 * k + q];
      v[4 * k + p] = cos * c - sin * d;
      v[4 * k + q] = sin * c + cos * d;
    }
  }

  /** Takes a mesh from the picture into the head-fixed frame. */
  void toHead(float[] landmarks, float[] mm) {
    float[] r = rotation;
    for (int i = 0; i < 3 * FaceTopology.POINTS; i += 3) {
      float x = (landmarks[i] - shift[0]) / scale;
      float y = (landmarks[i + 1] - shift[1]) / scale;
      float z = (landmarks[i + 2] - shift[2]) / scale;
      mm[i] = r[0] * x + r[3] * y + r[6] * z;
      mm[i + 1] = r[1] * x + r[4] * y + r[7] * z;
      mm[i + 2] = r[2] * x + r[5] * y + r[8] * z;
    }
  }

  float pictureX(float x, float y, float z) {
    return scale * (rotation[0] * x + rotation[1] * y + rotation[2] * z) + shift[0];
  }

  float pictureY(float x, float y, float z) {
    return scale * (rotation[3] * x + rotation[4] * y + rotation[5] * z) + shift[1];
  }
}
