package io.babelgrid.lipsync.face;

import io.babelgrid.video.VideoFrame;
import java.nio.ByteBuffer;

/**
 * Cuts turned squares out of pictures, into RGB of 8 bits, bilinear. Converts what it cuts alone.
 * One thread; allocates nothing once built.
 */
final class RegionSampler {

  /** What lies beyond the edges of a picture. */
  enum Beyond {
    BLACK,
    /** The nearest pixel of the edge. */
    EDGE
  }

  /** Places are fixed-point numbers with this many bits behind the point. */
  private static final int PLACE_BITS = 16;

  private static final int HALF = 1 << (PLACE_BITS - 1);

  /** Weights of neighbours, so that a product of two and a sample of 8 bits fits an int. */
  private static final int WEIGHT_BITS = 8;

  private static final int WEIGHT_ONE = 1 << WEIGHT_BITS;
  private static final int ROUND_WEIGHTS = 1 << (2 * WEIGHT_BITS - 1);

  private final int size;
  private final Beyond beyond;
  private final byte[] pixels;

  /**
   * @param size pixels of an edge of what is cut out
   */
  RegionSampler(int size, Beyond beyond) {
    this.size = size;
    this.beyond = beyond;
    this.pixels = new byte[3 * size * size];
  }

  /** Writes R, G, B of each pixel to {@code rgb} from its beginning, row after row. */
  void sample(VideoFrame frame, Region region, ByteBuffer rgb) {
    float step = region.side() / size;
    int alongX = fixed(step * region.cosine());
    int alongY = fixed(step * region.sine());
    for (int row = 0; row < size; row++) {
      float v = (row + 0.5f) / size;
      float u = 0.5f / size;
      sampleRow(
          frame, fixed(region.x(u, v)), fixed(region.y(u, v)), alongX, alongY, 3 * size * row);
    }
    rgb.put(0, pixels);
  }

  private void sampleRow(
      VideoFrame frame, int startX, int startY, int alongX, int alongY, int rowStart) {
    byte[] data = frame.data();
    int width = frame.width();
    int height = frame.height();
    int chromaWidth = frame.chromaWidth();
    int chromaHeight = frame.chromaHeight();
    int uOffset = frame.uOffset();
    int vOffset = frame.vOffset();
    int limitX = width << PLACE_BITS;
    int limitY = height << PLACE_BITS;
    int x = startX;
    int y = startY;
    int end = rowStart + 3 * size;
    for (int at = rowStart; at < end; at += 3, x += alongX, y += alongY) {
      if (beyond == Beyond.BLACK && (x < 0 || y < 0 || x >= limitX || y >= limitY)) {
        pixels[at] = 0;
        pixels[at + 1] = 0;
        pixels[at + 2] = 0;
        continue;
      }
      int luma = plane(data, 0, width, height, x, y);
      int cb = plane(data, uOffset, chromaWidth, chromaHeight, x >> 1, y >> 1);
      int cr = plane(data, vOffset, chromaWidth, chromaHeight, x >> 1, y >> 1);
      writeRgb(at, luma, cb, cr);
    }
  }

  /** BT.601 from limited range, in 16 bits behind the point. */
  private void writeRgb(int at, int luma, int cb, int cr) {
    int grey = 76_309 * (luma - 16) + HALF;
    int blue = cb - 128;
    int red = cr - 128;
    pixels[at] = clamped(grey + 104_597 * red);
    pixels[at + 1] = clamped(grey - 25_675 * blue - 53_279 * red);
    pixels[at + 2] = clamped(grey + 132_201 * blue);
  }

  private static byte clamped(int value) {
    return (byte) Math.clamp(value >> PLACE_BITS, 0, 255);
  }

  /** A sample of one plane between its four nearest pixels, whose centres lie at halves. */
  private static int plane(byte[] data, int offset, int width, int height, int x, int y) {
    int fromCentreX = x - HALF;
    int fromCentreY = y - HALF;
    int column = fromCentreX >> PLACE_BITS;
    int row = fromCentreY >> PLACE_BITS;
    int rightWeight = weight(fromCentreX);
    int lowerWeight = weight(fromCentreY);
    int left = Math.clamp(column, 0, width - 1);
    int right = Math.clamp(column + 1, 0, width - 1);
    int upper = offset + width * Math.clamp(row, 0, height - 1);
    int lower = offset + width * Math.clamp(row + 1, 0, height - 1);
    int above = between(data[upper + left] & 0xff, data[upper + right] & 0xff, rightWeight);
    int below = between(data[lower + left] & 0xff, data[lower + right] & 0xff, rightWeight);
    return (above * (WEIGHT_ONE - lowerWeight) + below * lowerWeight + ROUND_WEIGHTS)
        >> (2 * WEIGHT_BITS);
  }

  private static int weight(int place) {
    return (place >> (PLACE_BITS - WEIGHT_BITS)) & (WEIGHT_ONE - 1);
  }

  private static int between(int first, int second, int weight) {
    return first * (WEIGHT_ONE - weight) + second * weight;
  }

  private static int fixed(float value) {
    return Math.round(value * (1 << PLACE_BITS));
  }
}
