package io.babelgrid.lipsync.render;

import io.babelgrid.video.VideoFrame;
import java.util.ArrayList;
import java.util.List;

/**
 * Notices a hand, a cup or a microphone in front of the mouth, which the mesh's score does not: the
 * brightness at points of the lower face, taken where the mesh puts them, is correlated with its
 * own running mean. Skin moves with the mesh and stays alike; a hand does not.
 */
final class CoverWatch {

  /** Correlation below which something is in front, and above which it is gone. */
  private static final float COVERED = .55f;

  private static final float UNCOVERED = .68f;

  /** Below this the running mean follows more slowly. */
  private static final float UNALIKE = .85f;

  private static final float TAU_SECONDS = 2;

  /**
   * Longer than a hand rests on a mouth; then it is the look of the face: a light was switched on.
   */
  private static final float ACCEPTED_SECONDS = 12;

  /** Frames before the watch says anything. */
  private static final int FEWEST_FRAMES = 10;

  private static final float REACH_MM = 42;

  private int[] corners = new int[0];
  private float[] usual = new float[0];
  private float[] now = new float[0];
  private float[] flatNow = new float[0];
  private float[] flatUsual = new float[0];
  private float[][] slopes = new float[0][0];
  private int frames;
  private float coveredSeconds;
  private boolean covered;
  private float correlation = 1;

  /** Looks at a frame; true while the mouth is covered. */
  boolean observe(VideoFrame frame, FaceState face) {
    if (corners.length == 0) {
      choose(face.mesh());
    }
    read(frame, face);
    correlation = frames == 0 ? 1 : correlate();
    covered = frames >= FEWEST_FRAMES && correlation < (covered ? UNCOVERED : COVERED);
    coveredSeconds = covered ? coveredSeconds + face.seconds() : 0;
    if (coveredSeconds > ACCEPTED_SECONDS) {
      frames = 0;
      covered = false;
    }
    if (!covered) {
      // What looks unlike the usual face is learnt slowly, or a hand would soon be the usual.
      float alike = frames < FEWEST_FRAMES ? 1 : Mesh.smooth(COVERED, UNALIKE, correlation);
      float share =
          Math.max(
              frames < FEWEST_FRAMES ? 1f / (frames + 1) : 0,
              alike * (1 - (float) Math.exp(-face.seconds() / TAU_SECONDS)));
      for (int i = 0; i < now.length; i++) {
        usual[i] += share * (now[i] - usual[i]);
      }
      frames++;
    }
    return covered;
  }

  /** Of the last frame, -1 to 1. */
  float correlation() {
    return correlation;
  }

  /** Triangles of chin, lips and lower cheeks. */
  private void choose(float[] mesh) {
    float noseY = mesh[3 * FaceTopology.NOSE_BASE + 1];
    List<Integer> chosen = new ArrayList<>();
    int[] all = FaceTopology.TRIANGLES;
    for (int i = 0; i < all.length; i += 3) {
      boolean inside = true;
      for (int k = 0; k < 3; k++) {
        int p = 3 * all[i + k];
        inside &= mesh[p + 1] > noseY && Math.abs(mesh[p]) < REACH_MM;
      }
      if (inside) {
        for (int k = 0; k < 3; k++) {
          chosen.add(all[i + k]);
        }
      }
    }
    corners = chosen.stream().mapToInt(Integer::intValue).toArray();
    usual = new float[corners.length / 3];
    now = new float[corners.length / 3];
    flatNow = new float[now.length];
    flatUsual = new float[now.length];
    orthogonalise(mesh);
  }

  private void read(VideoFrame frame, FaceState face) {
    float[] xy = face.landmarks();
    for (int i = 0; i < now.length; i++) {
      int a = 3 * corners[3 * i];
      int b = 3 * corners[3 * i + 1];
      int c = 3 * corners[3 * i + 2];
      int x = Math.clamp((int) ((xy[a] + xy[b] + xy[c]) / 3), 1, frame.width() - 2);
      int y = Math.clamp((int) ((xy[a + 1] + xy[b + 1] + xy[c + 1]) / 3), 1, frame.height() - 2);
      now[i] = around(frame, x, y);
    }
  }

  private static float around(VideoFrame frame, int x, int y) {
    int sum = 0;
    for (int row = y - 1; row <= y + 1; row++) {
      for (int col = x - 1; col <= x + 1; col++) {
        sum += frame.data()[row * frame.width() + col] & 0xff;
      }
    }
    return sum / 9f;
  }

  private float correlate() {
    flatten(now, flatNow);
    flatten(usual, flatUsual);
    float ab = 0;
    float aa = 1e-3f;
    float bb = 1e-3f;
    for (int i = 0; i < now.length; i++) {
      ab += flatNow[i] * flatUsual[i];
      aa += flatNow[i] * flatNow[i];
      bb += flatUsual[i] * flatUsual[i];
    }
    return ab / (float) Math.sqrt(aa * bb);
  }

  /** Takes out the mean and the slopes: light from the side makes any two surfaces alike. */
  private void flatten(float[] values, float[] out) {
    System.arraycopy(values, 0, out, 0, values.length);
    for (float[] slope : slopes) {
      float along = 0;
      for (int i = 0; i < out.length; i++) {
        along += slope[i] * out[i];
      }
      for (int i = 0; i < out.length; i++) {
        out[i] -= along * slope[i];
      }
    }
  }

  /** Orthonormal vectors over the points: constant, x, y, x squared, y squared (Gram-Schmidt). */
  private void orthogonalise(float[] mesh) {
    slopes = new float[5][now.length];
    for (int k = 0; k < slopes.length; k++) {
      float[] slope = slopes[k];
      for (int i = 0; i < slope.length; i++) {
        float x = 0;
        float y = 0;
        for (int corner = 3 * i; corner < 3 * i + 3; corner++) {
          x += mesh[3 * corners[corner]] / 3;
          y += mesh[3 * corners[corner] + 1] / 3;
        }
        slope[i] = k == 0 ? 1 : k == 1 ? x : k == 2 ? y : k == 3 ? x * x : y * y;
      }
      for (int before = 0; before < k; before++) {
        float along = 0;
        for (int i = 0; i < slope.length; i++) {
          along += slopes[before][i] * slope[i];
        }
        for (int i = 0; i < slope.length; i++) {
          slope[i] -= along * slopes[before][i];
        }
      }
      float length = 0;
      for (float value : slope) {
        length += value * value;
      }
      for (int i = 0; i < slope.length; i++) {
        slope[i] /= (float) Math.sqrt(length);
      }
    }
  }
}
