package io.babelgrid.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PunctualityTest {

  private static final long PICTURE_NS = 40_000_000;

  private final Punctuality punctuality = new Punctuality();
  private long nowNs = -3_000_000_000L;

  /** Pictures for so long; gives how long it was until none was to be drawn, or -1. */
  private long late(long forNs) {
    long beganNs = nowNs;
    while (nowNs - beganNs < forNs) {
      if (!punctuality.holds(nowNs)) {
        return nowNs - beganNs;
      }
      punctuality.late(nowNs);
      nowNs += PICTURE_NS;
    }
    return -1;
  }

  private void inTime(long forNs) {
    long beganNs = nowNs;
    while (nowNs - beganNs < forNs) {
      assertTrue(punctuality.holds(nowNs));
      punctuality.inTime(nowNs);
      nowNs += PICTURE_NS;
    }
  }

  private long rest() {
    long beganNs = nowNs;
    while (!punctuality.holds(nowNs)) {
      punctuality.late(nowNs);
      nowNs += PICTURE_NS;
    }
    return nowNs - beganNs;
  }

  @Test
  void aFaceThatStandsStillForHalfASecondIsDrawnNoMore() {
    inTime(2_000_000_000L);
    assertEquals(Punctuality.FROZEN_NS, late(5_000_000_000L), 2 * PICTURE_NS);
  }

  @Test
  void somePicturesInTimeAreEnough() {
    for (int i = 0; i < 100; i++) {
      assertEquals(-1, late(300_000_000L));
      inTime(PICTURE_NS);
    }
  }

  @Test
  void restsTwiceAsLongAfterEachRelapseAndNotForEver() {
    var rests = new long[6];
    for (int i = 0; i < rests.length; i++) {
      assertTrue(late(5_000_000_000L) >= 0);
      rests[i] = Math.round(rest() / 1e9);
    }
    assertEquals("[5, 10, 20, 40, 60, 60]", Arrays.toString(rests));
  }

  @Test
  void whatWasInTimeForLongIsNoRelapse() {
    assertTrue(late(5_000_000_000L) >= 0);
    rest();
    inTime(Punctuality.PROVEN_NS + PICTURE_NS);
    assertTrue(late(5_000_000_000L) >= 0);
    assertEquals(5, Math.round(rest() / 1e9));
  }
}
