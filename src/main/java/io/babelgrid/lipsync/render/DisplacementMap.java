package io.babelgrid.lipsync.render;

import io.babelgrid.video.VideoFrame;
import java.util.Arrays;

/** For every pixel of a rectangle, how far away its colour is taken from. */
final class DisplacementMap {

  /** Phases of the interpolation between two pixels. */
  private static final int PHASES = 64;

  /** Weights are fixed-point numbers of 7 bits. */
  private static final int ONE = 128;

  private static final int HALF = ONE * ONE / 2;

  /**
   * Catmull-Rom weights: 4 taps a phase. Sharper than the linear ones, which blur skin and beard.
   */
  private static final int[] CUBIC = cubic();

  private float[] dx = new float[0];
  private float[] dy = new float[0];
  private byte[] covered = new byte[0];
  private int left;
  private int top;
  private int width;
  private int height;

  private static int[] cubic() {
    var weights = new int[4 * (PHASES + 1)];
    for (int phase = 0; phase <= PHASES; phase++) {
      float t = phase / (float) PHASES;
      int first = Math.round(ONE * ((-t + 2) * t - 1) * t / 2);
      int third = Math.round(ONE * ((-3 * t + 4) * t + 1) * t / 2);
      int fourth = Math.round(ONE * (t - 1) * t * t / 2);
      weights[4 * phase] = first;
      weights[4 * phase + 1] = ONE - first - third - fourth;
      weights[4 * phase + 2] = third;
      weights[4 * phase + 3] = fourth;
    }
    return weights;
  }

  /** Starts over, on a rectangle in pixels cut to the frame; even edges, so that chroma fits. */
  void open(float x0, float y0, float x1, float y1, VideoFrame frame) {
    left = Math.max(0, (int) Math.floor(x0) - 1) & ~1;
    top = Math.max(0, (int) Math.floor(y0) - 1) & ~1;
    width = Math.max(0, Math.min(frame.width(), (int) Math.ceil(x1) + 2) - left);
    height = Math.max(0, Math.min(frame.height(), (int) Math.ceil(y1) + 2) - top);
    int size = width * height;
    if (size > dx.length) {
      dx = new float[size + size / 4];
      dy = new float[size + size / 4];
      covered = new byte[size + size / 4];
    }
    Arrays.fill(dx, 0, size, 0);
    Arrays.fill(dy, 0, size, 0);
    Arrays.fill(covered, 0, size, (byte) 0);
  }

  boolean isEmpty() {
    return width <= 0 || height <= 0;
  }

  /** Covers a triangle of {@code goal} with the affine displacement back to {@code source}. */
  void triangle(float[] goal, float[] source, int a, int b, int c) {
    float ax = goal[2 * a];
    float ay = goal[2 * a + 1];
    float bx = goal[2 * b];
    float by = goal[2 * b + 1];
    float cx = goal[2 * c];
    float cy = goal[2 * c + 1];
    float twice = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    if (Math.abs(twice) < 1e-4f) {
      return;
    }
    float ux = source[2 * a] - ax;
    float uy = source[2 * a + 1] - ay;
    float vx = source[2 * b] - bx - ux;
    float vy = source[2 * b + 1] - by - uy;
    float wx = source[2 * c] - cx - ux;
    float wy = source[2 * c + 1] - cy - uy;
    float xx = (vx * (cy - ay) - wx * (by - ay)) / twice;
    float xy = (wx * (bx - ax) - vx * (cx - ax)) / twice;
    float yx = (vy * (cy - ay) - wy * (by - ay)) / twice;
    float yy = (wy * (bx - ax) - vy * (cx - ax)) / twice;
    int first = Math.max(top, (int) Math.ceil(Math.min(ay, Math.min(by, cy)) - .501f));
    int last = Math.min(top + height - 1, (int) Math.floor(Math.max(ay, Math.max(by, cy)) - .499f));
    for (int row = first; row <= last; row++) {
      float y = row + .5f;
      float from = Float.MAX_VALUE;
      float to = -Float.MAX_VALUE;
      for (int edge = 0; edge < 3; edge++) {
        float px = edge == 0 ? ax : edge == 1 ? bx : cx;
        float py = edge == 0 ? ay : edge == 1 ? by : cy;
        float qx = edge == 0 ? bx : edge == 1 ? cx : ax;
        float qy = edge == 0 ? by : edge == 1 ? cy : ay;
        if (y < Math.min(py, qy) || y > Math.max(py, qy)) {
          continue;
        }
        float x = qy == py ? px : px + (y - py) / (qy - py) * (qx - px);
        from = Math.min(from, qy == py ? Math.min(px, qx) : x);
        to = Math.max(to, qy == py ? Math.max(px, qx) : x);
      }
      int start = Math.max(left, (int) Math.ceil(from - .501f));
      int end = Math.min(left + width - 1, (int) Math.floor(to - .499f));
      int at = (row - top) * width + start - left;
      float ox = ux + xy * (y - ay) + xx * (start + .5f - ax);
      float oy = uy + yy * (y - ay) + yx * (start + .5f - ax);
      for (int col = start; col <= end; col++, at++) {
        dx[at] = ox;
        dy[at] = oy;
        covered[at] = 1;
        ox += xx;
        oy += yx;
      }
    }
  }

  /**
   * Closes the hole between the lips: every pixel takes its colour from where the nearest covered
   * pixel of its own side of the contact line takes its. So do pixels near the corners that no
   * triangle covers, or the own open mouth would show there.
   */
  void fillBetween(LipContours lips, float marginPx) {
    int y0 = Math.max(top, (int) Math.floor(lips.minY() - marginPx));
    int y1 = Math.min(top + height - 1, (int) Math.ceil(lips.maxY() + marginPx));
    int x0 = Math.max(left, (int) Math.floor(lips.minX() - marginPx));
    int x1 = Math.min(left + width - 1, (int) Math.ceil(lips.maxX() + marginPx));
    for (int col = x0; col <= x1; col++) {
      int middle = Math.clamp(Math.round(lips.middleAt(col + .5f) - .5f), y0, Math.max(y0, y1));
      for (int row = y0 + 1; row <= middle; row++) {
        carry(col, row, -1);
      }
      for (int row = y1 - 1; row > middle; row--) {
        carry(col, row, 1);
      }
    }
  }

  private void carry(int col, int row, int step) {
    int at = (row - top) * width + col - left;
    int near = at + step * width;
    if (covered[at] == 0 && near >= 0 && near < width * height && covered[near] != 0) {
      dx[at] = dx[near];
      dy[at] = dy[near] + step;
      covered[at] = 1;
    }
  }

  /** Draws what the map shows of {@code from} into {@code to}. */
  void draw(VideoFrame from, VideoFrame to) {
    luma(from, to);
    chroma(from, to, from.uOffset());
    chroma(from, to, from.vOffset());
  }

  private void luma(VideoFrame from, VideoFrame to) {
    byte[] in = from.data();
    byte[] out = to.data();
    int stride = from.width();
    int lastX = from.width() - 1;
    int lastY = from.height() - 1;
    for (int row = 0; row < height; row++) {
      for (int col = 0; col < width; col++) {
        int at = row * width + col;
        if (dx[at] == 0 && dy[at] == 0) {
          continue;
        }
        float x = left + col + dx[at];
        float y = top + row + dy[at];
        int value;
        if (x >= 1 && y >= 1 && x < lastX - 1 && y < lastY - 1) {
          int ix = (int) x;
          int iy = (int) y;
          value = cubic(in, iy * stride + ix, stride, x - ix, y - iy);
        } else {
          value = Math.round(linear(in, 0, stride, lastX, lastY, x, y));
        }
        out[(top + row) * stride + left + col] = (byte) Math.clamp(value, 0, 255);
      }
    }
  }

  private static int cubic(byte[] in, int at, int stride, float fx, float fy) {
    int px = 4 * (int) (fx * PHASES + .5f);
    int py = 4 * (int) (fy * PHASES + .5f);
    int a = CUBIC[px];
    int b = CUBIC[px + 1];
    int c = CUBIC[px + 2];
    int d = CUBIC[px + 3];
    int line = at - stride - 1;
    int sum = HALF;
    for (int i = 0; i < 4; i++) {
      int across =
          a * (in[line] & 0xff)
              + b * (in[line + 1] & 0xff)
              + c * (in[line + 2] & 0xff)
              + d * (in[line + 3] & 0xff);
      sum += CUBIC[py + i] * across;
      line += stride;
    }
    return sum / (ONE * ONE);
  }

  private void chroma(VideoFrame from, VideoFrame to, int plane) {
    byte[] in = from.data();
    byte[] out = to.data();
    int stride = from.chromaWidth();
    int lastX = stride - 1;
    int lastY = from.chromaHeight() - 1;
    for (int row = 0; row < height; row += 2) {
      int below = row + 1 < height ? width : 0;
      for (int col = 0; col < width; col += 2) {
        int beside = col + 1 < width ? 1 : 0;
        int at = row * width + col;
        float mx = dx[at] + dx[at + beside] + dx[at + below] + dx[at + below + beside];
        float my = dy[at] + dy[at + beside] + dy[at + below] + dy[at + below + beside];
        if (mx == 0 && my == 0) {
          continue;
        }
        int cx = (left + col) / 2;
        int cy = (top + row) / 2;
        float value = linear(in, plane, stride, lastX, lastY, cx + mx / 8, cy + my / 8);
        out[plane + cy * stride + cx] = (byte) Math.round(value);
      }
    }
  }

  private static float linear(
      byte[] in, int plane, int stride, int lastX, int lastY, float atX, float atY) {
    float x = Math.clamp(atX, 0f, lastX);
    float y = Math.clamp(atY, 0f, lastY);
    int ix = Math.min((int) x, Math.max(0, lastX - 1));
    int iy = Math.min((int) y, Math.max(0, lastY - 1));
    int right = lastX > 0 ? 1 : 0;
    int below = lastY > 0 ? stride : 0;
    float fx = x - ix;
    float fy = y - iy;
    int at = plane + iy * stride + ix;
    float upper = (in[at] & 0xff) + fx * ((in[at + right] & 0xff) - (in[at] & 0xff));
    float lower =
        (in[at + below] & 0xff) + fx * ((in[at + below + right] & 0xff) - (in[at + below] & 0xff));
    return upper + fy * (lower - upper);
  }
}
