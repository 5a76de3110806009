package io.babelgrid.lipsync.render;

import io.babelgrid.video.VideoFrame;

/**
 * Moves the pixels of the current frame with the points of its mesh: a piecewise-affine backward
 * warp over the mesh's triangles and a fixed ring around the face. Where the lips part, the edge of
 * the nearest lip is carried on, never what was between the speaker's own lips.
 */
final class FaceWarp {

  /** A triangle whose corners all move less stays as it is, px. */
  private static final float STILL_PX = .03f;

  /** The ring is this much larger than the face's outline. */
  private static final float RING = 1.32f;

  /** Part of the moved area that may be turned over before the frame is refused. */
  private static final float FOLDED_SHARE = .02f;

  /** Largest single triangle that may be turned over, mm squared. */
  private static final float FOLDED_MM2 = 12;

  /**
   * How far inside the lip its edge is taken from when the own mouth is open: off the teeth, mm.
   */
  private static final float INSET_MM = 1.7f;

  /** Between the rings of a lip at its corner, mm. */
  private static final float RING_STEP_MM = .4f;

  /** Around the lips, within which nothing may stay uncovered, mm. */
  private static final float FILL_MARGIN_MM = 4;

  private static final int OVAL = FaceTopology.OVAL.length;
  private static final int POINTS = FaceTopology.POINTS + OVAL;
  private static final int[] TRIANGLES = triangles();

  /** Sign of the area, y down, of triangles that face the camera. */
  private static final float FACING = -1;

  private final float[] own = new float[2 * POINTS];
  private final float[] source = new float[2 * POINTS];
  private final float[] direction = new float[2];
  private final float[] goal = new float[2 * POINTS];
  private final boolean[] moves = new boolean[POINTS];
  private final DisplacementMap map = new DisplacementMap();

  /** The mesh's triangles, then the strip between outline and ring. */
  private static int[] triangles() {
    int[] mesh = FaceTopology.TRIANGLES;
    int[] all = java.util.Arrays.copyOf(mesh, mesh.length + 6 * OVAL);
    int at = mesh.length;
    for (int i = 0; i < OVAL; i++) {
      int next = (i + 1) % OVAL;
      all[at++] = FaceTopology.OVAL[i];
      all[at++] = FaceTopology.OVAL[next];
      all[at++] = FaceTopology.POINTS + i;
      all[at++] = FaceTopology.POINTS + i;
      all[at++] = FaceTopology.OVAL[next];
      all[at++] = FaceTopology.POINTS + next;
    }
    return all;
  }

  /**
   * Plans the warp of a frame.
   *
   * @param target x, y in pixels of the mesh's points
   * @return false when the target would fold the face over
   */
  boolean plan(FaceState face, float[] target, LipContours lips, float alpha, VideoFrame frame) {
    place(face, target);
    inset(face, alpha);
    if (!bounds(frame)) {
      return true;
    }
    float moved = 0;
    float folded = 0;
    float limit = FOLDED_MM2 * face.pose().scale() * face.pose().scale();
    for (int i = 0; i < TRIANGLES.length; i += 3) {
      int a = TRIANGLES[i];
      int b = TRIANGLES[i + 1];
      int c = TRIANGLES[i + 2];
      if (!moves[a] && !moves[b] && !moves[c]) {
        continue;
      }
      float before = area(own, a, b, c);
      float after = area(goal, a, b, c);
      moved += Math.abs(before);
      if (after * FACING > 0) {
        map.triangle(goal, source, a, b, c);
      } else if (before * FACING > 0) {
        folded += Math.abs(after);
        if (Math.abs(after) > limit) {
          return false;
        }
      }
    }
    map.fillBetween(lips, FILL_MARGIN_MM * face.pose().scale());
    return folded <= FOLDED_SHARE * moved;
  }

  /** Draws the planned warp. */
  void draw(VideoFrame from, VideoFrame to) {
    if (!map.isEmpty()) {
      map.draw(from, to);
    }
  }

  private void place(FaceState face, float[] target) {
    float[] points = face.landmarks();
    for (int p = 0; p < FaceTopology.POINTS; p++) {
      source[2 * p] = points[3 * p];
      source[2 * p + 1] = points[3 * p + 1];
    }
    System.arraycopy(target, 0, goal, 0, 2 * FaceTopology.POINTS);
    float x = source[2 * FaceTopology.NOSE_TIP];
    float y = source[2 * FaceTopology.NOSE_TIP + 1];
    for (int i = 0; i < OVAL; i++) {
      int at = 2 * (FaceTopology.POINTS + i);
      int edge = 2 * FaceTopology.OVAL[i];
      source[at] = x + RING * (source[edge] - x);
      source[at + 1] = y + RING * (source[edge + 1] - y);
      goal[at] = source[at];
      goal[at + 1] = source[at + 1];
    }
    System.arraycopy(source, 0, own, 0, own.length);
  }

  private void inset(FaceState face, float alpha) {
    float scale = face.pose().scale();
    float[] points = face.landmarks();
    int[] upper = FaceTopology.INNER_UPPER;
    int[] lower = FaceTopology.INNER_LOWER;
    for (int k = 1; k < upper.length - 1; k++) {
      float gap = Mesh.distance(points, upper[k], lower[k]) / scale;
      float inset = alpha * INSET_MM * scale * Math.clamp((gap - 1) / 2.5f, 0f, 1f);
      pull(upper[k], FaceTopology.UPPER_RINGS[2][k - 1], inset, .8f);
      pull(lower[k], FaceTopology.LOWER_RINGS[2][k], inset, .8f);
    }
    for (int k = 0; k < DarkEdges.COLUMNS; k++) {
      retreat(face, k, alpha);
      retreat(face, FaceTopology.INNER_LOWER.length - 1 - k, alpha);
    }
  }

  private void retreat(FaceState face, int column, float alpha) {
    retreat(face, column, false, alpha);
    if (column > 0 && column < FaceTopology.INNER_LOWER.length - 1) {
      retreat(face, column, true, alpha);
    }
  }

  /** Takes all rings of a lip from beyond the dark of the own open mouth. */
  private void retreat(FaceState face, int column, boolean upperLip, float alpha) {
    float scale = face.pose().scale();
    float reach = alpha * face.darkEdges().reachMm(column, upperLip) * scale;
    if (reach <= 0) {
      return;
    }
    DarkEdges.outwards(own, 2, column, upperLip, direction);
    float dx = direction[0];
    float dy = direction[1];
    int inner = DarkEdges.point(3, column, upperLip);
    for (int ring = 3; ring >= 0; ring--) {
      int p = DarkEdges.point(ring, column, upperLip);
      float along = (own[2 * p] - own[2 * inner]) * dx + (own[2 * p + 1] - own[2 * inner + 1]) * dy;
      float wanted = reach + (3 - ring) * RING_STEP_MM * scale;
      if (along < wanted) {
        source[2 * p] = own[2 * p] + (wanted - along) * dx;
        source[2 * p + 1] = own[2 * p + 1] + (wanted - along) * dy;
      }
    }
  }

  private void pull(int point, int towards, float px, float most) {
    float dx = source[2 * towards] - source[2 * point];
    float dy = source[2 * towards + 1] - source[2 * point + 1];
    float length = (float) Math.sqrt(dx * dx + dy * dy) + 1e-6f;
    float share = Math.min(px / length, most);
    source[2 * point] += share * dx;
    source[2 * point + 1] += share * dy;
  }

  /** Finds what moves and opens the map over it; false when nothing does. */
  private boolean bounds(VideoFrame frame) {
    for (int p = 0; p < POINTS; p++) {
      float dx = goal[2 * p] - source[2 * p];
      float dy = goal[2 * p + 1] - source[2 * p + 1];
      moves[p] = dx * dx + dy * dy > STILL_PX * STILL_PX;
    }
    float left = Float.MAX_VALUE;
    float top = Float.MAX_VALUE;
    float right = -1;
    float bottom = -1;
    for (int i = 0; i < TRIANGLES.length; i += 3) {
      if (moves[TRIANGLES[i]] || moves[TRIANGLES[i + 1]] || moves[TRIANGLES[i + 2]]) {
        for (int k = 0; k < 3; k++) {
          float x = goal[2 * TRIANGLES[i + k]];
          float y = goal[2 * TRIANGLES[i + k] + 1];
          left = Math.min(left, x);
          right = Math.max(right, x);
          top = Math.min(top, y);
          bottom = Math.max(bottom, y);
        }
      }
    }
    map.open(left, top, right, bottom, frame);
    return !map.isEmpty();
  }

  private static float area(float[] xy, int a, int b, int c) {
    return ((xy[2 * b] - xy[2 * a]) * (xy[2 * c + 1] - xy[2 * a + 1])
            - (xy[2 * b + 1] - xy[2 * a + 1]) * (xy[2 * c] - xy[2 * a]))
        / 2;
  }
}
