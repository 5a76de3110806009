package io.babelgrid.lipsync.render;

import io.babelgrid.video.VideoFrame;
import java.util.Arrays;

/**
 * The speaker's own upper teeth as a texture on the mouth plane, gathered while their own mouth is
 * open. Colours are relative to the skin's brightness, so that they follow the light. Millimetres
 * are relative to the middle of the contact line.
 */
final class TeethAtlas {

  static final float LEFT_MM = -32;
  static final float TOP_MM = -9;
  static final int TEXELS_PER_MM = 4;
  static final int WIDTH = 64 * TEXELS_PER_MM;
  static final int HEIGHT = 20 * TEXELS_PER_MM;

  /** The own mouth must be open this far for teeth to be seen. */
  private static final float OPEN_MM = 4;

  /** Teeth are brighter than this part of the skin, and less coloured than this. */
  private static final float BRIGHT = .62f;

  private static final float COLOURED = .42f;

  /** Off the edges of the lips, mm. */
  private static final float INSET_MM = .6f;

  /** Texels that make an atlas worth using: 4 mm by 5. */
  private static final int FEWEST = 320;

  /** Half of the widest hole in a row of teeth that is closed: 3 mm in all. */
  private static final int HOLE_TEXELS = 6;

  /** An atlas takes about 3 ms to finish: soon at first, seldom once it hardly changes. */
  private static final float FIRST_PAUSE_SECONDS = 1;

  private static final float LONGEST_PAUSE_SECONDS = 32;

  private final float[][] sums = new float[3][WIDTH * HEIGHT];
  private final float[] hits = new float[WIDTH * HEIGHT];
  private final float[] visits = new float[WIDTH * HEIGHT];
  private final float[][] texture = new float[3][WIDTH * HEIGHT];
  private final float[] opacity = new float[WIDTH * HEIGHT];
  private final float[] filled = new float[WIDTH * HEIGHT];
  private final float[] scratch = new float[WIDTH * HEIGHT];
  private final TeethEdge edge = new TeethEdge();
  private final float[] mean = new float[3];
  private final RunningMean soft = new RunningMean(Math.max(WIDTH, HEIGHT));
  private final LipContours lips = new LipContours();
  private final float[] xy = new float[2 * FaceTopology.POINTS];
  private final float[] yuv = new float[3];
  private final float[] rgb = new float[3];
  private float untilFinish;
  private float pauseSeconds = FIRST_PAUSE_SECONDS;
  private boolean changed;
  private boolean ready;

  /** Whether the speaker's teeth have been seen well enough. */
  boolean ready() {
    return ready;
  }

  /** Gathers from a frame whose mouth is open. */
  void observe(VideoFrame frame, FaceState face, float seconds) {
    untilFinish -= seconds;
    if (face.gapMm() >= OPEN_MM) {
      gather(frame, face);
    }
    if (changed && untilFinish <= 0) {
      finish(Mesh.width(face.neutral().mesh()));
      changed = false;
      untilFinish = pauseSeconds;
      pauseSeconds = Math.min(LONGEST_PAUSE_SECONDS, 2 * pauseSeconds);
    }
  }

  private void gather(VideoFrame frame, FaceState face) {
    float[] rest = face.neutral().mesh();
    float[] points = face.landmarks();
    for (int p = 0; p < FaceTopology.POINTS; p++) {
      xy[2 * p] = points[3 * p];
      xy[2 * p + 1] = points[3 * p + 1];
    }
    lips.plan(face.pose(), rest, xy);
    float middle = (rest[3 * FaceTopology.LEFT_CORNER] + rest[3 * FaceTopology.RIGHT_CORNER]) / 2;
    float contact =
        (rest[3 * FaceTopology.UPPER_LIP + 1] + rest[3 * FaceTopology.LOWER_LIP + 1]) / 2;
    float light = brightness(face.skin());
    for (int col = 0; col < WIDTH; col++) {
      float x = middle + LEFT_MM + (col + .5f) / TEXELS_PER_MM;
      if (x <= lips.leftMm() || x >= lips.rightMm()) {
        continue;
      }
      float from = lips.upperAt(x) + INSET_MM;
      float to = lips.lowerAt(x) - INSET_MM;
      for (int row = 0; row < HEIGHT; row++) {
        float y = contact + TOP_MM + (row + .5f) / TEXELS_PER_MM;
        if (y > from && y < to && read(frame, lips.pictureX(x, y), lips.pictureY(x, y))) {
          take(row * WIDTH + col, light);
        }
      }
    }
  }

  private float brightness(SkinTone skin) {
    Palette.toRgb(skin.luma(), skin.u(), skin.v(), rgb);
    return Math.max(1, (rgb[0] + rgb[1] + rgb[2]) / 3);
  }

  private void take(int texel, float light) {
    visits[texel]++;
    Palette.toRgb(yuv[0], yuv[1], yuv[2], rgb);
    float mean = (rgb[0] + rgb[1] + rgb[2]) / 3;
    float most = Math.max(rgb[0], Math.max(rgb[1], rgb[2]));
    float least = Math.min(rgb[0], Math.min(rgb[1], rgb[2]));
    if (mean > BRIGHT * light && most - least < COLOURED * mean) {
      hits[texel]++;
      for (int i = 0; i < 3; i++) {
        sums[i][texel] += yuv[i] / light;
      }
      changed = true;
    }
  }

  private boolean read(VideoFrame frame, float px, float py) {
    float x = px - .5f;
    float y = py - .5f;
    if (x < 0 || y < 0 || x >= frame.width() - 1 || y >= frame.height() - 1) {
      return false;
    }
    int ix = (int) x;
    int iy = (int) y;
    byte[] data = frame.data();
    int at = iy * frame.width() + ix;
    int below = at + frame.width();
    float fx = x - ix;
    float top = (data[at] & 0xff) + fx * ((data[at + 1] & 0xff) - (data[at] & 0xff));
    float bottom = (data[below] & 0xff) + fx * ((data[below + 1] & 0xff) - (data[below] & 0xff));
    yuv[0] = top + (y - iy) * (bottom - top) - 16;
    int chroma = (int) py / 2 * frame.chromaWidth() + (int) px / 2;
    yuv[1] = (data[frame.uOffset() + chroma] & 0xff) - 128;
    yuv[2] = (data[frame.vOffset() + chroma] & 0xff) - 128;
    return true;
  }

  private void finish(float mouthMm) {
    float most = 0;
    for (float visit : visits) {
      most = Math.max(most, visit);
    }
    float fewest = Math.max(2, .1f * most);
    edge.find(mouthMm, hits, visits, sums[0], fewest);
    for (int row = 0; row < HEIGHT; row++) {
      float y = TOP_MM + (row + .5f) / TEXELS_PER_MM;
      for (int col = 0; col < WIDTH; col++) {
        int at = row * WIDTH + col;
        float often = visits[at] < fewest ? 0 : hits[at] / visits[at];
        opacity[at] =
            Math.clamp((often - .35f) / .3f, 0f, 1f) * Mesh.smooth(.35f, -.35f, y - edge.at(col));
        filled[at] = hits[at] > 0 ? 1 : 0;
      }
    }
    soft.closeRows(opacity, WIDTH, HEIGHT, HOLE_TEXELS);
    soft.blur(opacity, WIDTH, HEIGHT, 1);
    soft.blur(filled, WIDTH, HEIGHT, 6);
    for (int i = 0; i < 3; i++) {
      for (int at = 0; at < hits.length; at++) {
        scratch[at] = hits[at] > 0 ? sums[i][at] / hits[at] : 0;
      }
      soft.blur(scratch, WIDTH, HEIGHT, 6);
      for (int at = 0; at < hits.length; at++) {
        // Colours run outwards over the edge, so that blending never meets black.
        texture[i][at] =
            hits[at] > 0 ? sums[i][at] / hits[at] : scratch[at] / Math.max(filled[at], 1e-3f);
      }
    }
    average();
  }

  private void average() {
    float sum = 0;
    Arrays.fill(mean, 0);
    for (int at = 0; at < opacity.length; at++) {
      sum += opacity[at];
      for (int i = 0; i < 3; i++) {
        mean[i] += opacity[at] * texture[i][at];
      }
    }
    for (int i = 0; i < 3; i++) {
      mean[i] /= Math.max(sum, 1);
    }
    ready = sum >= FEWEST;
  }

  /** Mean colour of the teeth, YUV of the skin's brightness 1; of use when {@link #ready}. */
  float[] mean() {
    return mean;
  }

  /** Colour (YUV of the skin's brightness 1) and opacity of the teeth at a place of the plane. */
  void look(float x, float y, float[] out) {
    out[3] = 0;
    float u = (x - LEFT_MM) * TEXELS_PER_MM - .5f;
    float v = (y - TOP_MM) * TEXELS_PER_MM - .5f;
    if (!ready || u < 0 || v < 0 || u >= WIDTH - 1 || v >= HEIGHT - 1) {
      return;
    }
    int at = (int) v * WIDTH + (int) u;
    float fu = u - (int) u;
    float fv = v - (int) v;
    out[3] = between(opacity, at, fu, fv);
    if (out[3] > 0) {
      for (int i = 0; i < 3; i++) {
        out[i] = between(texture[i], at, fu, fv);
      }
    }
  }

  private static float between(float[] plane, int at, float fu, float fv) {
    float top = plane[at] + fu * (plane[at + 1] - plane[at]);
    float bottom = plane[at + WIDTH] + fu * (plane[at + WIDTH + 1] - plane[at + WIDTH]);
    return top + fv * (bottom - top);
  }
}
