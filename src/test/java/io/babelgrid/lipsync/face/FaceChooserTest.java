package io.babelgrid.lipsync.face;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FaceChooserTest {

  private static final DetectedFace SMALL = face(0, 100);
  private static final DetectedFace LARGER = face(200, 130);
  private static final DetectedFace MUCH_LARGER = face(400, 150);

  @Test
  void theLargestIsChosenAtFirst() {
    assertEquals(LARGER, FaceChooser.LARGEST.choose(List.of(SMALL, LARGER), null));
    assertEquals(LARGER, FaceChooser.LARGEST.choose(List.of(LARGER, SMALL), null));
  }

  @Test
  void theFollowedOneStaysUntilAnotherIsClearlyLarger() {
    assertEquals(SMALL, FaceChooser.LARGEST.choose(List.of(SMALL, LARGER), SMALL));
    assertEquals(
        MUCH_LARGER, FaceChooser.LARGEST.choose(List.of(SMALL, LARGER, MUCH_LARGER), SMALL));
  }

  private static DetectedFace face(float left, float size) {
    return new DetectedFace(left, 0, left + size, size, size / 2, 0, 0.9f);
  }
}
