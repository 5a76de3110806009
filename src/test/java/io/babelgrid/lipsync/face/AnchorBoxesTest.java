package io.babelgrid.lipsync.face;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnchorBoxesTest {

  private static final int SIZE = 128;
  private static final Region WHOLE = Region.around(640, 480);

  private final AnchorBoxes anchors = new AnchorBoxes(SIZE);
  private final FloatBuffer boxes = FloatBuffer.allocate(AnchorBoxes.COUNT * AnchorBoxes.VALUES);
  private final FloatBuffer scores = FloatBuffer.allocate(AnchorBoxes.COUNT);

  @Test
  void aBoxIsReadFromItsPlace() {
    // Row 3, column 5 of the fine grid, whose cells are 8 pixels wide.
    put(2 * (16 * 3 + 5) + 1, 0.9f, 4, -2, 20, 10);
    DetectedFace face = only(faces());
    // The square around 640 x 480 begins 80 pixels above the picture; five of its pixels are one.
    assertEquals(5 * (5.5f * 8 + 4 - 10), face.left(), 0.01);
    assertEquals(5 * (5.5f * 8 + 4 + 10), face.right(), 0.01);
    assertEquals(5 * (3.5f * 8 - 2 - 5) - 80, face.top(), 0.01);
    assertEquals(5 * (3.5f * 8 - 2 + 5) - 80, face.bottom(), 0.01);
    assertEquals(5 * 6, face.eyesX(), 0.01);
    assertEquals(5 * 1, face.eyesY(), 0.01);
    assertEquals(0.9f, face.score());
  }

  @Test
  void theCoarseGridFollowsTheFineOne() {
    put(512 + 6 * (8 * 7 + 7) + 5, 0.8f, 0, 0, 32, 32);
    assertEquals(5 * (7.5f * 16 - 16), only(faces()).left(), 0.01);
  }

  @Test
  void boxesOfOneFaceAreBlendedByTheirScores() {
    put(0, 0.9f, 40, 40, 30, 30);
    put(1, 0.6f, 43, 40, 30, 30);
    put(512 + 6 * (8 * 6 + 6), 0.7f, 0, 0, 30, 30);
    List<DetectedFace> faces = faces();
    assertEquals(2, faces.size());
    float shift = 5 * 3 * 0.6f / 1.5f;
    assertEquals(5 * (4 + 40 - 15) + shift, faces.getFirst().left(), 0.01);
    assertEquals(0.9f, faces.getFirst().score());
    assertEquals(0.7f, faces.getLast().score());
  }

  @Test
  void unsureBoxesAreNoFaces() {
    put(10, 0.49f, 0, 0, 30, 30);
    assertEquals(List.of(), faces());
  }

  @Test
  void aBoxWithoutSizeEndsTheSearchToo() {
    put(0, 0.9f, 0, 0, 0, 0);
    assertEquals(1, faces().size());
  }

  private List<DetectedFace> faces() {
    return anchors.faces(boxes, scores, WHOLE);
  }

  private static DetectedFace only(List<DetectedFace> faces) {
    assertEquals(1, faces.size());
    return faces.getFirst();
  }

  /** The right eye at the anchor, the left one 6 pixels beside and 1 below. */
  private void put(int box, float score, float x, float y, float width, float height) {
    scores.put(box, score);
    boxes.put(AnchorBoxes.VALUES * box, new float[] {x, y, width, height, 0, 0, 6, 1});
  }
}
