package io.babelgrid.lipsync;

import io.babelgrid.video.VideoFrame;
import java.util.Arrays;

/**
 * How restless a mouth looks that is held still: the mean second difference in time of the
 * brightness around it, in a frame that moves with the head (a similarity fitted to steady points).
 */
final class MouthCrop {

  private static final double HALF_WIDTH = .42;
  private static final double HALF_HEIGHT = .30;

  private float[] reference = new float[0];
  private int columns;
  private int rows;
  private final double[] corner = new double[2];
  private final double[] axis = new double[2];
  private final double[] fit = new double[4];
  private float[][] last = new float[3][];
  private double sum;
  private long count;

  /** Takes the next picture, with the mesh of the speaker's own face in it. */
  void add(VideoFrame frame, float[] mesh) {
    if (reference.length == 0) {
      start(mesh);
    }
    align(mesh);
    float[] newest = last[0] == null ? new float[columns * rows] : last[0];
    read(frame, newest);
    last = new float[][] {last[1], last[2], newest};
    if (last[0] != null) {
      for (int i = 0; i < newest.length; i++) {
        sum += Math.abs(last[0][i] - 2 * last[1][i] + last[2][i]);
      }
      count += newest.length;
    }
  }

  /** A picture is missing. */
  void gap() {
    last = new float[3][];
  }

  double restlessness() {
    return SyncJudge.rounded(sum / Math.max(1, count));
  }

  private void start(float[] mesh) {
    reference = Arrays.copyOf(mesh, mesh.length);
    double eyes = Landmarks.eyesPx(mesh);
    axis[0] = (mesh[3 * Landmarks.RIGHT_EYE] - mesh[3 * Landmarks.LEFT_EYE]) / eyes;
    axis[1] = (mesh[3 * Landmarks.RIGHT_EYE + 1] - mesh[3 * Landmarks.LEFT_EYE + 1]) / eyes;
    columns = (int) (2 * HALF_WIDTH * eyes);
    rows = (int) (2 * HALF_HEIGHT * eyes);
    double x = (mesh[3 * Landmarks.LEFT_CORNER] + mesh[3 * Landmarks.RIGHT_CORNER]) / 2;
    double y = (mesh[3 * Landmarks.LEFT_CORNER + 1] + mesh[3 * Landmarks.RIGHT_CORNER + 1]) / 2;
    corner[0] = x - axis[0] * columns / 2 + axis[1] * rows / 2;
    corner[1] = y - axis[1] * columns / 2 - axis[0] * rows / 2;
  }

  /** Least squares: x' = a x - b y + c, y' = b x + a y + d. */
  private void align(float[] mesh) {
    double n = Landmarks.STEADY.length;
    double[] mean = new double[4];
    for (int p : Landmarks.STEADY) {
      mean[0] += reference[3 * p] / n;
      mean[1] += reference[3 * p + 1] / n;
      mean[2] += mesh[3 * p] / n;
      mean[3] += mesh[3 * p + 1] / n;
    }
    double dot = 0;
    double cross = 0;
    double spread = 0;
    for (int p : Landmarks.STEADY) {
      double x = reference[3 * p] - mean[0];
      double y = reference[3 * p + 1] - mean[1];
      double u = mesh[3 * p] - mean[2];
      double v = mesh[3 * p + 1] - mean[3];
      dot += x * u + y * v;
      cross += x * v - y * u;
      spread += x * x + y * y;
    }
    fit[0] = dot / spread;
    fit[1] = cross / spread;
    fit[2] = mean[2] - fit[0] * mean[0] + fit[1] * mean[1];
    fit[3] = mean[3] - fit[1] * mean[0] - fit[0] * mean[1];
  }

  private void read(VideoFrame frame, float[] out) {
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double x = corner[0] + column * axis[0] - row * axis[1];
        double y = corner[1] + column * axis[1] + row * axis[0];
        out[row * columns + column] =
            luma(frame, fit[0] * x - fit[1] * y + fit[2], fit[1] * x + fit[0] * y + fit[3]);
      }
    }
  }

  /** Bilinear; the first pixel's centre is at 0.5. */
  private static float luma(VideoFrame frame, double x, double y) {
    double left = Math.clamp(x - .5, 0, frame.width() - 1.001);
    double top = Math.clamp(y - .5, 0, frame.height() - 1.001);
    int at = (int) top * frame.width() + (int) left;
    double u = left - (int) left;
    double v = top - (int) top;
    byte[] data = frame.data();
    double upper = (data[at] & 0xff) * (1 - u) + (data[at + 1] & 0xff) * u;
    at += frame.width();
    double lower = (data[at] & 0xff) * (1 - u) + (data[at + 1] & 0xff) * u;
    return (float) (upper * (1 - v) + lower * v);
  }
}
