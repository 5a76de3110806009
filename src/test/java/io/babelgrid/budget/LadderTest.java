package io.babelgrid.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LadderTest {

  private static final Rung BEST = new Rung(ServiceLevel.VOICE, "best", 0.3);
  private static final Rung TEXT = new Rung(ServiceLevel.CAPTIONS, "text", 0.1);

  @Test
  void aRungGivesBackItsWay() {
    var ladder = new Ladder<>(List.of(BEST, TEXT), List.of(7, 8));
    assertEquals(7, ladder.way(BEST));
    assertEquals(8, ladder.way(TEXT));
    assertTrue(ladder.isBest(BEST));
    assertFalse(ladder.isBest(TEXT));
  }

  @Test
  void aRungOfAnotherLadderIsRefused() {
    var ladder = new Ladder<>(List.of(TEXT), List.of(8));
    assertThrows(IllegalArgumentException.class, () -> ladder.way(BEST));
  }

  @Test
  void aLadderWithoutRungsOrWithAlikeOnesIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Ladder<>(List.of(), List.of()));
    assertThrows(IllegalArgumentException.class, () -> new Ladder<>(List.of(BEST), List.of()));
    assertThrows(
        IllegalArgumentException.class, () -> new Ladder<>(List.of(BEST, BEST), List.of(1, 2)));
  }
}
