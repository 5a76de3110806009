package io.babelgrid.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ShortfallTest {

  @Test
  void isKnownByItsSentence() {
    for (Shortfall each : Shortfall.values()) {
      assertEquals(each, Shortfall.of(each.sentence()));
    }
    assertEquals("text_room", Shortfall.TEXT_ROOM.wire());
  }

  @Test
  void whatHasFiguresIsOfLoad() {
    String refused = "voice of another speaker needs 0.50 cores, 0.20 of 4.00 cores are free";
    assertEquals(Shortfall.NODE_FULL, Shortfall.of(refused));
  }
}
