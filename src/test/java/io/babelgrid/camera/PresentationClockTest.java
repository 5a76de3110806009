package io.babelgrid.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

public class PresentationClockTest {

  private static final long MS = 1_000_000;
  private static final int FRAME_TICKS = 3_000;
  private static final double FRAME_MS = 1_000.0 / 30;

  private final PresentationClock clock = new PresentationClock();

  @Test
  void picturesThatComeUnevenlyAreShownEvenly() {
    var random = new Random(1);
    long last = 0;
    double worst = 0;
    for (int i = 0; i < 300; i++) {
      long arrivedNs = (long) (1_000 * MS + i * FRAME_MS * MS) + random.nextLong(20 * MS);
      long shownNs = clock.next((0xFFFF_0000L + (long) i * FRAME_TICKS) & 0xFFFF_FFFFL, arrivedNs);
      if (i > 0) {
        worst = Math.max(worst, Math.abs((shownNs - last) / (double) MS - FRAME_MS));
      }
      assertTrue(Math.abs(shownNs - arrivedNs) < 25 * MS);
      last = shownNs;
    }
    assertTrue(worst < 0.6, "off by " + worst + " ms");
  }

  @Test
  void aDriftingCameraIsFollowed() {
    long shownNs = 0;
    long arrivedNs = 0;
    for (int i = 0; i < 3_000; i++) {
      arrivedNs = (long) (i * FRAME_MS * MS * 1.001);
      shownNs = clock.next((long) i * FRAME_TICKS & 0xFFFF_FFFFL, arrivedNs);
    }
    assertEquals(arrivedNs, shownNs, 5 * MS);
  }

  @Test
  void aJumpIsTakenAtOnceAndTimeNeverGoesBack() {
    clock.next(0, 0);
    long before = clock.next(FRAME_TICKS, 33 * MS);
    long after = clock.next(2 * FRAME_TICKS, 5_000 * MS);
    assertEquals(5_000 * MS, after, 5 * MS);
    long back = clock.next(3 * FRAME_TICKS, 100 * MS);
    assertTrue(before < after && after < back);
  }
}
