package io.babelgrid.audio;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class UsualLevelTest {

  private final UsualLevel usual = new UsualLevel();

  private void note(int level, int times) {
    for (int i = 0; i < times; i++) {
      usual.note(level);
    }
  }

  @Test
  void whatIsUsualIsKnownAfterASecond() {
    note(60, 49);
    assertFalse(usual.holds(60));
    note(60, 1);
    assertTrue(usual.holds(60));
  }

  @Test
  void upToThreeDecibelsMoreIsHardlyLouder() {
    note(60, 50);
    assertTrue(usual.holds(57));
    assertFalse(usual.holds(56));
    assertTrue(usual.holds(127));
  }

  @Test
  void theLastBitsOfNothingAreNothing() {
    note(127, 50);
    assertTrue(usual.holds(77));
    assertFalse(usual.holds(76));
  }

  @Test
  void itFollowsNoiseThatGrowsSlowly() {
    note(60, 50);
    for (int level = 59; level >= 40; level--) {
      assertTrue(usual.holds(level));
      note(level, 50);
    }
    assertFalse(usual.holds(36));
  }

  @Test
  void aSenderWhoSaysNothingIsNeverQuiet() {
    note(-1, 100);
    assertFalse(usual.holds(-1));
    note(60, 50);
    assertFalse(usual.holds(-1));
  }
}
