package io.babelgrid.lipsync.render;

import io.babelgrid.video.VideoFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A face that nobody has: outline, eyes and lips on ellipses, everything between relaxed over the
 * mesh's edges, on a vaulted surface. Millimetres, origin between the eyes, 90 mm between their
 * outer corners.
 */
public final class SyntheticFace {

  private static final int[] LEFT_EYE_RING = {
    33, 246, 161, 160, 159, 158, 157, 173, 133, 155, 154, 153, 145, 144, 163, 7
  };
  private static final int[] RIGHT_EYE_RING = {
    362, 398, 384, 385, 386, 387, 388, 466, 263, 249, 390, 373, 374, 380, 381, 382
  };

  private static final float MOUTH_Y = 68;

  /** Where to put the face, and what it does. */
  public record Look(
      float gapMm, float scale, float x, float y, float yawDegrees, float rollDegrees) {
    public static final Look REST = new Look(0, 1.6f, 320, 170, 0, 0);

    public Look open(float gap) {
      return new Look(gap, scale, x, y, yawDegrees, rollDegrees);
    }

    public Look turned(float yaw) {
      return new Look(gapMm, scale, x, y, yaw, rollDegrees);
    }

    public Look at(float newX, float newY) {
      return new Look(gapMm, scale, newX, newY, yawDegrees, rollDegrees);
    }

    public Look scaled(float newScale) {
      return new Look(gapMm, newScale, x, y, yawDegrees, rollDegrees);
    }
  }

  private SyntheticFace() {}

  /** Landmarks of 478 points in pixels. */
  public static float[] landmarks(Look look) {
    float[] mm = shape(look.gapMm());
    var out = new float[3 * 478];
    double yaw = Math.toRadians(look.yawDegrees());
    double roll = Math.toRadians(look.rollDegrees());
    for (int p = 0; p < FaceTopology.POINTS; p++) {
      double x = mm[3 * p] * Math.cos(yaw) - mm[3 * p + 2] * Math.sin(yaw);
      double z = mm[3 * p] * Math.sin(yaw) + mm[3 * p + 2] * Math.cos(yaw);
      double y = mm[3 * p + 1];
      out[3 * p] = (float) (look.x() + look.scale() * (x * Math.cos(roll) - y * Math.sin(roll)));
      out[3 * p + 1] =
          (float) (look.y() + look.scale() * (x * Math.sin(roll) + y * Math.cos(roll)));
      out[3 * p + 2] = (float) (look.scale() * z);
    }
    return out;
  }

  private static float[] shape(float gap) {
    var mesh = new float[3 * FaceTopology.POINTS];
    var fixed = new boolean[FaceTopology.POINTS];
    int n = FaceTopology.OVAL.length;
    for (int i = 0; i < n; i++) {
      double angle = -Math.PI / 2 + 2 * Math.PI * i / n;
      put(mesh, fixed, FaceTopology.OVAL[i], 72 * Math.cos(angle), 33 + 93 * Math.sin(angle));
    }
    ring(mesh, fixed, LEFT_EYE_RING, -33, 0, 12, 5);
    ring(mesh, fixed, RIGHT_EYE_RING, 33, 0, 12, 5);
    put(mesh, fixed, FaceTopology.NOSE_TIP, 0, 36);
    put(mesh, fixed, FaceTopology.NOSE_BASE, 0, 47);
    put(mesh, fixed, 168, 0, -2);
    put(mesh, fixed, 97, -5, 46);
    put(mesh, fixed, 326, 5, 46);
    put(mesh, fixed, 98, -12, 44);
    put(mesh, fixed, 327, 12, 44);
    lips(mesh, fixed, gap);
    relax(mesh, fixed);
    for (int p = 0; p < FaceTopology.POINTS; p++) {
      float x = mesh[3 * p];
      float y = mesh[3 * p + 1] - 33;
      mesh[3 * p + 2] = x * x / 110 + y * y / 260;
    }
    mesh[3 * FaceTopology.NOSE_TIP + 2] -= 18;
    return mesh;
  }

  private static void ring(
      float[] mesh, boolean[] fixed, int[] points, double x, double y, double rx, double ry) {
    for (int i = 0; i < points.length; i++) {
      double angle = Math.PI + 2 * Math.PI * i / points.length;
      put(mesh, fixed, points[i], x + rx * Math.cos(angle), y + ry * Math.sin(angle));
    }
  }

  private static void lips(float[] mesh, boolean[] fixed, float gap) {
    for (int ring = 0; ring < 4; ring++) {
      double half = 25 - 1.1 * ring;
      int[] lower = FaceTopology.LOWER_RINGS[ring];
      for (int i = 0; i < lower.length; i++) {
        double u = -Math.cos(Math.PI * i / (lower.length - 1));
        double arch = Math.sqrt(Math.max(0, 1 - u * u));
        put(mesh, fixed, lower[i], half * u, MOUTH_Y + arch * (9 - 3 * ring + .76 * gap));
      }
      int[] upper = FaceTopology.UPPER_RINGS[ring];
      for (int i = 0; i < upper.length; i++) {
        double u = -Math.cos(Math.PI * (i + 1) / (upper.length + 1));
        double arch = Math.sqrt(Math.max(0, 1 - u * u));
        put(mesh, fixed, upper[i], half * u, MOUTH_Y - arch * (7 - 7 * ring / 3.0 + .24 * gap));
      }
    }
  }

  private static void put(float[] mesh, boolean[] fixed, int point, double x, double y) {
    mesh[3 * point] = (float) x;
    mesh[3 * point + 1] = (float) y;
    fixed[point] = true;
  }

  /** Every free point goes to the mean of its neighbours (Tutte's embedding). */
  private static void relax(float[] mesh, boolean[] fixed) {
    List<List<Integer>> neighbours = new ArrayList<>();
    for (int p = 0; p < FaceTopology.POINTS; p++) {
      neighbours.add(new ArrayList<>());
    }
    int[] triangles = FaceTopology.TRIANGLES;
    for (int i = 0; i < triangles.length; i += 3) {
      for (int k = 0; k < 3; k++) {
        neighbours.get(triangles[i + k]).add(triangles[i + (k + 1) % 3]);
      }
    }
    for (int round = 0; round < 1500; round++) {
      for (int p = 0; p < FaceTopology.POINTS; p++) {
        if (!fixed[p] && !neighbours.get(p).isEmpty()) {
          float x = 0;
          float y = 0;
          for (int q : neighbours.get(p)) {
            x += mesh[3 * q];
            y += mesh[3 * q + 1];
          }
          mesh[3 * p] = x / neighbours.get(p).size();
          mesh[3 * p + 1] = y / neighbours.get(p).size();
        }
      }
    }
  }

  /** A picture with the face: textured skin, red lips, and white teeth when the mouth is open. */
  public static VideoFrame picture(float[] landmarks, int width, int height) {
    var frame = new VideoFrame(width, height);
    byte[] data = frame.data();
    Arrays.fill(data, (byte) 60);
    Arrays.fill(data, frame.uOffset(), data.length, (byte) 128);
    var random = new Random(1);
    var texture = new int[FaceTopology.TRIANGLES.length / 3];
    Arrays.setAll(texture, i -> 130 + random.nextInt(40));
    for (int i = 0; i < texture.length; i++) {
      boolean lip = true;
      for (int k = 0; k < 3; k++) {
        lip &= isLip(FaceTopology.TRIANGLES[3 * i + k]);
      }
      fill(frame, landmarks, i, lip ? 105 : texture[i], lip ? 120 : 112, lip ? 158 : 146);
    }
    return frame;
  }

  private static boolean isLip(int point) {
    for (int ring = 0; ring < 4; ring++) {
      for (int[] points : List.of(FaceTopology.LOWER_RINGS[ring], FaceTopology.UPPER_RINGS[ring])) {
        if (Arrays.stream(points).anyMatch(p -> p == point)) {
          return true;
        }
      }
    }
    return false;
  }

  private static void fill(VideoFrame frame, float[] xy, int triangle, int y, int u, int v) {
    int a = 3 * FaceTopology.TRIANGLES[3 * triangle];
    int b = 3 * FaceTopology.TRIANGLES[3 * triangle + 1];
    int c = 3 * FaceTopology.TRIANGLES[3 * triangle + 2];
    int x0 = (int) Math.max(0, Math.min(xy[a], Math.min(xy[b], xy[c])));
    int x1 = (int) Math.min(frame.width() - 1, Math.max(xy[a], Math.max(xy[b], xy[c])) + 1);
    int y0 = (int) Math.max(0, Math.min(xy[a + 1], Math.min(xy[b + 1], xy[c + 1])));
    int y1 =
        (int) Math.min(frame.height() - 1, Math.max(xy[a + 1], Math.max(xy[b + 1], xy[c + 1])) + 1);
    for (int row = y0; row <= y1; row++) {
      for (int col = x0; col <= x1; col++) {
        float px = col + .5f;
        float py = row + .5f;
        float ab = side(xy, a, b, px, py);
        float bc = side(xy, b, c, px, py);
        float ca = side(xy, c, a, px, py);
        if ((ab <= 0 && bc <= 0 && ca <= 0) || (ab >= 0 && bc >= 0 && ca >= 0)) {
          frame.data()[row * frame.width() + col] = (byte) (y + (row + col) % 3);
          int chroma = row / 2 * frame.chromaWidth() + col / 2;
          frame.data()[frame.uOffset() + chroma] = (byte) u;
          frame.data()[frame.vOffset() + chroma] = (byte) v;
        }
      }
    }
  }

  private static float side(float[] xy, int a, int b, float px, float py) {
    return (xy[b] - xy[a]) * (py - xy[a + 1]) - (xy[b + 1] - xy[a + 1]) * (px - xy[a]);
  }

  /** Paints a bright upper row between the parted lips, with a dark mouth below it. */
  static void paintTeeth(VideoFrame frame, float[] landmarks) {
    for (int i = 1; i < FaceTopology.INNER_UPPER.length - 2; i++) {
      int u0 = 3 * FaceTopology.INNER_UPPER[i];
      int u1 = 3 * FaceTopology.INNER_UPPER[i + 1];
      int l0 = 3 * FaceTopology.INNER_LOWER[i];
      int l1 = 3 * FaceTopology.INNER_LOWER[i + 1];
      for (int col = (int) landmarks[u0]; col <= (int) landmarks[u1]; col++) {
        float t = (col - landmarks[u0]) / Math.max(1, landmarks[u1] - landmarks[u0]);
        float top = landmarks[u0 + 1] + t * (landmarks[u1 + 1] - landmarks[u0 + 1]);
        float bottom = landmarks[l0 + 1] + t * (landmarks[l1 + 1] - landmarks[l0 + 1]);
        for (int row = (int) top; row < bottom; row++) {
          boolean tooth = row - top < .6f * (bottom - top);
          frame.data()[row * frame.width() + col] = (byte) (tooth ? 200 : 30);
          int chroma = row / 2 * frame.chromaWidth() + col / 2;
          frame.data()[frame.uOffset() + chroma] = (byte) 126;
          frame.data()[frame.vOffset() + chroma] = (byte) 131;
        }
      }
    }
  }
}
