package io.babelgrid.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoudnessTest {

  private final Loudness loudness = new Loudness();

  private long speaks(int packets, int belowFull) {
    return IntStream.range(0, packets).filter(_ -> loudness.speaks(belowFull)).count();
  }

  @Test
  void speechIsLoudForAWhileAndACoughIsNot() {
    assertEquals(0, speaks(14, 30));
    assertTrue(loudness.speaks(30));
    assertFalse(loudness.speaks(90));
    assertEquals(0, speaks(40, 90));
    assertEquals(0, speaks(10, 30));
  }

  @Test
  void whoseBrowserSaysNothingOfItIsNotKnownToSpeak() {
    assertEquals(0, speaks(100, -1));
  }
}
