package io.babelgrid.call.sight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CarriedTest {

  private static final long SECOND = 1_000_000_000L;

  private final Carried carried = new Carried();
  private long nowNs = 1_000 * SECOND;

  private void seconds(int n, long estimate, long sent) {
    for (int i = 0; i < n; i++) {
      nowNs += SECOND;
      carried.update(estimate, sent, nowNs);
    }
  }

  @Test
  void nothingIsLimitedBeforeTheFirstEstimate() {
    assertEquals(Long.MAX_VALUE, carried.bitsPerSecond());
    seconds(1, 0, 500_000);
    assertEquals(Long.MAX_VALUE, carried.bitsPerSecond());
    seconds(1, 900_000, 500_000);
    assertEquals(900_000, carried.bitsPerSecond());
  }

  /** Sound and a small picture. */
  @Test
  void noLineCarriesLessThanALittle() {
    seconds(1, 20_000, 15_000);
    assertEquals(250_000, carried.bitsPerSecond());
    seconds(5, 20_000, 300_000);
    assertEquals(250_000, carried.bitsPerSecond());
  }

  @Test
  void aLittleMoreIsTriedAsLongAsTheLineIsNotFullButNotWithoutEnd() {
    seconds(1, 300_000, 250_000);
    seconds(9, 300_000, 250_000);
    assertEquals(300_000 * Math.pow(1.08, 9), carried.bitsPerSecond(), 1);
    seconds(60, 300_000, 250_000);
    assertEquals(900_000, carried.bitsPerSecond());
  }

  @Test
  void aFullLineIsLeftInPeaceForLongerEachTime() {
    seconds(1, 300_000, 250_000);
    seconds(5, 300_000, 250_000);
    seconds(1, 280_000, 400_000);
    assertEquals(280_000, carried.bitsPerSecond());
    assertFalse(carried.mayGrow(nowNs));
    seconds(2, 320_000, 250_000);
    assertEquals(280_000, carried.bitsPerSecond(), "at rest");
    seconds(1, 320_000, 250_000);
    assertTrue(carried.mayGrow(nowNs));
    seconds(1, 280_000, 400_000);
    seconds(5, 320_000, 250_000);
    assertFalse(carried.mayGrow(nowNs));
    seconds(1, 320_000, 250_000);
    assertTrue(carried.mayGrow(nowNs), "after twice as long");
  }
}
