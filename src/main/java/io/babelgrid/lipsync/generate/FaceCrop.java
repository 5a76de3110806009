package io.babelgrid.lipsync.generate;

import io.babelgrid.lipsync.generate.GeneratorManifest.Channels;
import io.babelgrid.video.VideoFrame;

/**
 * Cuts a box out of a picture, as a square of RGB or BGR planes, 0 to 1. Bilinear; where the square
 * is smaller than the box, the mean of several places. Used by one thread.
 */
final class FaceCrop {

  private final int size;
  private final boolean blueFirst;
  private final float[] luma;
  private final float[] cb;
  private final float[] cr;

  FaceCrop(int size, Channels channels) {
    this.size = size;
    this.blueFirst = channels == Channels.BGR;
    this.luma = new float[size * size];
    this.cb = new float[size * size];
    this.cr = new float[size * size];
  }

  /** Writes [3, size, size]. */
  void read(VideoFrame frame, FaceBox box, float[] out) {
    plane(frame.data(), 0, frame.width(), frame.height(), box, 1, luma);
    int width = frame.chromaWidth();
    int height = frame.chromaHeight();
    plane(frame.data(), frame.uOffset(), width, height, box, 2, cb);
    plane(frame.data(), frame.vOffset(), width, height, box, 2, cr);
    int count = size * size;
    int red = blueFirst ? 2 * count : 0;
    int blue = blueFirst ? 0 : 2 * count;
    for (int i = 0; i < count; i++) {
      // BT.601 from limited range.
      float grey = 1.164384f * (luma[i] - 16);
      float u = cb[i] - 128;
      float v = cr[i] - 128;
      out[red + i] = Math.clamp((grey + 1.596027f * v) / 255, 0f, 1f);
      out[count + i] = Math.clamp((grey - .391762f * u - .812968f * v) / 255, 0f, 1f);
      out[blue + i] = Math.clamp((grey + 2.017232f * u) / 255, 0f, 1f);
    }
  }

  /**
   * @param shrunk by how much the plane is smaller than the picture
   */
  private void plane(
      byte[] data, int offset, int width, int height, FaceBox box, int shrunk, float[] out) {
    float stepX = box.width() / shrunk / size;
    float stepY = box.height() / shrunk / size;
    int takesX = Math.max(1, Math.round(stepX));
    int takesY = Math.max(1, Math.round(stepY));
    for (int row = 0; row < size; row++) {
      for (int col = 0; col < size; col++) {
        float sum = 0;
        for (int i = 0; i < takesY; i++) {
          float y = box.top() / shrunk + (row + (i + .5f) / takesY) * stepY - .5f;
          for (int k = 0; k < takesX; k++) {
            float x = box.left() / shrunk + (col + (k + .5f) / takesX) * stepX - .5f;
            sum += linear(data, offset, width, height, x, y);
          }
        }
        out[row * size + col] = sum / (takesX * takesY);
      }
    }
  }

  private static float linear(byte[] data, int offset, int width, int height, float x, float y) {
    float atX = Math.clamp(x, 0f, width - 1f);
    float atY = Math.clamp(y, 0f, height - 1f);
    int col = (int) atX;
    int row = (int) atY;
    int right = col + 1 < width ? 1 : 0;
    int below = row + 1 < height ? width : 0;
    int at = offset + row * width + col;
    float upper = between(data[at], data[at + right], atX - col);
    float lower = between(data[at + below], data[at + below + right], atX - col);
    return upper + (lower - upper) * (atY - row);
  }

  private static float between(byte first, byte second, float share) {
    return (first & 0xff) + share * ((second & 0xff) - (first & 0xff));
  }
}
