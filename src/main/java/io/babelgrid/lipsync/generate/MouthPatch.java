package io.babelgrid.lipsync.generate;

import io.babelgrid.lipsync.generate.GeneratorManifest.Channels;
import io.babelgrid.lipsync.render.LowerFaceMask;
import io.babelgrid.video.VideoFrame;

/**
 * Puts the mouth of a generated face into the picture, through the mask. Its light is corrected by
 * what the generator did to cheeks and nose, which it was only to copy. Used by one thread.
 */
final class MouthPatch {

  /** Of the range of a colour, that its light may be corrected by. */
  private static final float MOST_CORRECTED = .1f;

  private final int size;
  private final int red;
  private final int blue;
  private final float[] luma;
  private final float[] cb;
  private final float[] cr;
  private final float[] correction = new float[3];

  MouthPatch(int size, Channels channels) {
    this.size = size;
    this.red = channels == Channels.RGB ? 0 : 2;
    this.blue = 2 - red;
    this.luma = new float[size * size];
    this.cb = new float[size * size];
    this.cr = new float[size * size];
  }

  /**
   * Takes a generated face.
   *
   * @param made [3, size, size]; what is beyond 0 to 1 is cut off
   * @param face what it was made of
   */
  void take(float[] made, float[] face) {
    int count = size * size;
    for (int channel = 0; channel < 3; channel++) {
      correction[channel] = correction(made, face, channel * count);
    }
    for (int i = 0; i < count; i++) {
      float r = colour(made, red, i);
      float g = colour(made, 1, i);
      float b = colour(made, blue, i);
      // BT.601 to limited range.
      luma[i] = 16 + 65.481f * r + 128.553f * g + 24.966f * b;
      cb[i] = 128 - 37.797f * r - 74.203f * g + 112 * b;
      cr[i] = 128 + 112 * r - 93.786f * g - 18.214f * b;
    }
  }

  private float colour(float[] made, int channel, int pixel) {
    return Math.clamp(made[channel * size * size + pixel] + correction[channel], 0f, 1f);
  }

  /** Mean difference over the middle of the half that the generator sees. */
  private float correction(float[] made, float[] face, int plane) {
    float sum = 0;
    int count = 0;
    for (int row = size / 4; row < size / 2; row++) {
      for (int col = size / 4; col < size - size / 4; col++) {
        int at = plane + row * size + col;
        sum += face[at] - Math.clamp(made[at], 0f, 1f);
        count++;
      }
    }
    float mean = sum / count;
    return Float.isFinite(mean) ? Math.clamp(mean, -MOST_CORRECTED, MOST_CORRECTED) : 0;
  }

  /** Blends it into {@code out}; pixels where the mask is 0 are not written. */
  void paste(LowerFaceMask mask, FaceBox box, float opacity, VideoFrame out) {
    plane(out.data(), 0, out.width(), out.height(), 1, luma, mask, box, opacity);
    int width = out.chromaWidth();
    int height = out.chromaHeight();
    plane(out.data(), out.uOffset(), width, height, 2, cb, mask, box, opacity);
    plane(out.data(), out.vOffset(), width, height, 2, cr, mask, box, opacity);
  }

  private void plane(
      byte[] data,
      int offset,
      int width,
      int height,
      int shrunk,
      float[] from,
      LowerFaceMask mask,
      FaceBox box,
      float opacity) {
    int firstRow = Math.max(0, (int) (box.top() / shrunk));
    int lastRow = Math.min(height - 1, (int) (box.bottom() / shrunk));
    int firstCol = Math.max(0, (int) (box.left() / shrunk));
    int lastCol = Math.min(width - 1, (int) (box.right() / shrunk));
    for (int row = firstRow; row <= lastRow; row++) {
      float y = (row + .5f) * shrunk;
      float v = (y - box.top()) / box.height() * size - .5f;
      for (int col = firstCol; col <= lastCol; col++) {
        float x = (col + .5f) * shrunk;
        float share = opacity * mask.at(x, y);
        if (share > 0) {
          float u = (x - box.left()) / box.width() * size - .5f;
          int at = offset + row * width + col;
          int own = data[at] & 0xff;
          data[at] =
              (byte) Math.clamp(Math.round(own + share * (linear(from, u, v) - own)), 0, 255);
        }
      }
    }
  }

  private float linear(float[] from, float u, float v) {
    float atX = Math.clamp(u, 0f, size - 1f);
    float atY = Math.clamp(v, 0f, size - 1f);
    int col = Math.min((int) atX, size - 2);
    int row = Math.min((int) atY, size - 2);
    int at = row * size + col;
    float upper = from[at] + (atX - col) * (from[at + 1] - from[at]);
    float lower = from[at + size] + (atX - col) * (from[at + size + 1] - from[at + size]);
    return upper + (atY - row) * (lower - upper);
  }
}
