package io.babelgrid.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class KeyFramesAskedTest {

  private static final long MS = 1_000_000;

  private final KeyFramesAsked asked = new KeyFramesAsked();

  @Test
  void aTrackIsAskedTwiceASecondAtMost() {
    assertTrue(asked.mayAsk("bob.video", 0));
    assertTrue(asked.mayAsk("eve.video", 100 * MS));
    assertFalse(asked.mayAsk("bob.video", 499 * MS));
    asked.forgetOld(499 * MS);
    assertFalse(asked.mayAsk("bob.video", 499 * MS));
    assertTrue(asked.mayAsk("bob.video", 500 * MS));
  }

  @Test
  void tracksThatAreGoneAreForgotten() {
    for (int i = 0; i < 1000; i++) {
      asked.mayAsk("guest" + i + ".video", i * 1000 * MS);
      asked.forgetOld(i * 1000 * MS + 999 * MS);
    }
    assertEquals(0, asked.remembered());
  }
}
