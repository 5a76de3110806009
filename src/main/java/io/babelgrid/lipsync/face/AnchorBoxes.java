package io.babelgrid.lipsync.face;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads the detector's boxes, which are relative to fixed places of its picture, and blends those
 * that mean the same face, weighted by their scores (Bazarevsky et al. 2019, section 3.3).
 */
final class AnchorBoxes {

  /** Boxes of a run: two at each place of a 16 x 16 grid, six of an 8 x 8 grid. */
  static final int COUNT = 2 * 16 * 16 + 6 * 8 * 8;

  /** Of a box: x and y of its middle, width, height, then x and y of six points of the face. */
  static final int VALUES = 16;

  private static final int RIGHT_EYE = 4;
  private static final int LEFT_EYE = 6;
  private static final float MIN_SCORE = 0.5f;

  /** Boxes that overlap by more mean the same face. */
  private static final float SAME_FACE = 0.3f;

  private final int size;
  private final float[] anchorX = new float[COUNT];
  private final float[] anchorY = new float[COUNT];

  /**
   * @param size pixels of an edge of the detector's picture
   */
  AnchorBoxes(int size) {
    this.size = size;
    int next = addGrid(0, 16, 2);
    addGrid(next, 8, 6);
  }

  private int addGrid(int first, int cells, int boxesOfCell) {
    int next = first;
    for (int row = 0; row < cells; row++) {
      for (int column = 0; column < cells; column++) {
        for (int box = 0; box < boxesOfCell; box++, next++) {
          anchorX[next] = (column + 0.5f) / cells;
          anchorY[next] = (row + 0.5f) / cells;
        }
      }
    }
    return next;
  }

  /**
   * Each face once, the surest first.
   *
   * @param boxes [COUNT, VALUES] in pixels of the detector's picture
   * @param scores [COUNT]
   * @param whole the part of the picture that the detector saw; not turned
   */
  List<DetectedFace> faces(FloatBuffer boxes, FloatBuffer scores, Region whole) {
    List<DetectedFace> candidates = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      if (scores.get(i) >= MIN_SCORE) {
        candidates.add(candidate(i, boxes, scores.get(i), whole));
      }
    }
    candidates.sort(Comparator.comparingDouble(DetectedFace::score).reversed());
    List<DetectedFace> faces = new ArrayList<>();
    while (!candidates.isEmpty()) {
      DetectedFace surest = candidates.getFirst();
      List<DetectedFace> same =
          candidates.stream().filter(other -> surest.overlap(other) > SAME_FACE).toList();
      faces.add(blended(same.isEmpty() ? List.of(surest) : same));
      candidates.removeAll(same);
      candidates.remove(surest);
    }
    return faces;
  }

  private DetectedFace candidate(int index, FloatBuffer boxes, float score, Region whole) {
    int at = VALUES * index;
    float x = anchorX[index] + boxes.get(at) / size;
    float y = anchorY[index] + boxes.get(at + 1) / size;
    float halfWidth = boxes.get(at + 2) / size / 2;
    float halfHeight = boxes.get(at + 3) / size / 2;
    float scale = whole.side() / size;
    return new DetectedFace(
        whole.x(x - halfWidth, y),
        whole.y(x, y - halfHeight),
        whole.x(x + halfWidth, y),
        whole.y(x, y + halfHeight),
        scale * (boxes.get(at + LEFT_EYE) - boxes.get(at + RIGHT_EYE)),
        scale * (boxes.get(at + LEFT_EYE + 1) - boxes.get(at + RIGHT_EYE + 1)),
        score);
  }

  private static DetectedFace blended(List<DetectedFace> same) {
    float left = 0;
    float top = 0;
    float right = 0;
    float bottom = 0;
    float eyesX = 0;
    float eyesY = 0;
    float total = 0;
    for (DetectedFace face : same) {
      float weight = face.score();
      left += weight * face.left();
      top += weight * face.top();
      right += weight * face.right();
      bottom += weight * face.bottom();
      eyesX += weight * face.eyesX();
      eyesY += weight * face.eyesY();
      total += weight;
    }
    return new DetectedFace(
        left / total,
        top / total,
        right / total,
        bottom / total,
        eyesX / total,
        eyesY / total,
        same.getFirst().score());
  }
}
