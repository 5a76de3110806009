package io.babelgrid.lipsync;

import io.babelgrid.video.VideoFrame;

/**
 * How much of a face is changed that must not be: from forehead to nose base, as wide as the face,
 * turned with the head. Over all pictures together.
 */
final class UpperFace {

  private double squares;
  private long pixels;

  /** Takes a picture and what became of it; {@code mesh} is that of the picture. */
  void compare(VideoFrame before, VideoFrame after, float[] mesh) {
    double eyes = Landmarks.eyesPx(mesh);
    double ux = (mesh[3 * Landmarks.RIGHT_EYE] - mesh[3 * Landmarks.LEFT_EYE]) / Math.max(1, eyes);
    double uy =
        (mesh[3 * Landmarks.RIGHT_EYE + 1] - mesh[3 * Landmarks.LEFT_EYE + 1]) / Math.max(1, eyes);
    double left = along(mesh, Landmarks.LEFT_SIDE, ux, uy);
    double right = along(mesh, Landmarks.RIGHT_SIDE, ux, uy);
    double top = along(mesh, Landmarks.FOREHEAD, -uy, ux);
    double bottom = along(mesh, Landmarks.NOSE_BASE, -uy, ux);
    int width = before.width();
    for (int y = 0; y < before.height(); y++) {
      for (int x = 0; x < width; x++) {
        double u = (x + .5) * ux + (y + .5) * uy;
        double v = (y + .5) * ux - (x + .5) * uy;
        if (u >= left && u <= right && v >= top && v <= bottom) {
          int at = y * width + x;
          int change = (before.data()[at] & 0xff) - (after.data()[at] & 0xff);
          squares += change * change;
          pixels++;
        }
      }
    }
  }

  private static double along(float[] mesh, int point, double x, double y) {
    return mesh[3 * point] * x + mesh[3 * point + 1] * y;
  }

  /** Peak signal-to-noise ratio of luma, 99 dB for no change at all. */
  double psnrDb() {
    double mean = squares / Math.max(1, pixels);
    return mean < 1e-5 ? 99 : Math.round(10 * (10 * Math.log10(255 * 255 / mean))) / 10.0;
  }
}
