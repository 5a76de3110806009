package io.babelgrid.lipsync.render;

import io.babelgrid.video.VideoFrame;
import java.util.Arrays;

/**
 * Light on the lower face: the median of patches of skin, slowly followed but when the light is
 * switched, as linear YUV: luma less 16, chroma less 128, so that a factor on all three is a change
 * of light.
 */
final class SkinTone {

  private static final float TAU_SECONDS = .3f;

  /** Relative changes of luma: noise below the first; light that was switched above the second. */
  private static final float NOISE = .08f;

  private static final float SWITCHED = .3f;

  /** Changes of luma are relative to this at least. */
  private static final float NIGHT = 8;

  private static final int RADIUS = 2;

  private final float[][] patches = new float[3][FaceTopology.SKIN.length];
  private final float[] tone = new float[3];
  private boolean started;

  void observe(VideoFrame frame, float[] landmarks, float seconds) {
    int found = 0;
    for (int point : FaceTopology.SKIN) {
      int x = (int) landmarks[3 * point];
      int y = (int) landmarks[3 * point + 1];
      if (x >= RADIUS && y >= RADIUS && x < frame.width() - RADIUS && y < frame.height() - RADIUS) {
        patches[0][found] = mean(frame.data(), 0, frame.width(), x, y) - 16;
        int u = frame.uOffset() + y / 2 * frame.chromaWidth() + x / 2;
        int v = frame.vOffset() + y / 2 * frame.chromaWidth() + x / 2;
        patches[1][found] = (frame.data()[u] & 0xff) - 128;
        patches[2][found] = (frame.data()[v] & 0xff) - 128;
        found++;
      }
    }
    if (found == 0) {
      return;
    }
    for (float[] patch : patches) {
      Arrays.sort(patch, 0, found);
    }
    float change = Math.abs(patches[0][found / 2] - tone[0]) / Math.max(NIGHT, tone[0]);
    float slow = 1 - (float) Math.exp(-seconds / TAU_SECONDS);
    float share = started ? Math.max(slow, Mesh.smooth(NOISE, SWITCHED, change)) : 1;
    started = true;
    for (int i = 0; i < 3; i++) {
      tone[i] += share * (patches[i][found / 2] - tone[i]);
    }
  }

  private static float mean(byte[] data, int plane, int stride, int x, int y) {
    int sum = 0;
    for (int row = y - RADIUS; row <= y + RADIUS; row++) {
      for (int col = x - RADIUS; col <= x + RADIUS; col++) {
        sum += data[plane + row * stride + col] & 0xff;
      }
    }
    return sum / (float) ((2 * RADIUS + 1) * (2 * RADIUS + 1));
  }

  /** Luma of the skin less black, 0 to 219. */
  float luma() {
    return tone[0];
  }

  float u() {
    return tone[1];
  }

  float v() {
    return tone[2];
  }
}
