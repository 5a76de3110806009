package io.babelgrid.playout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StartMarginTest {

  private static final long MS = 1_000_000;

  private final StartMargin margin = new StartMargin(Duration.ofMillis(70), Duration.ofMillis(400));

  @Test
  void staysAtTheLeastWhilePiecesComeInTime() {
    margin.arrived(300 * MS);
    margin.arrived(36 * MS);
    margin.started();
    assertEquals(70 * MS, margin.ns());
  }

  @Test
  void growsByWhatAPieceWasLate() {
    margin.arrived(15 * MS);
    assertEquals(90 * MS, margin.ns());
    margin.arrived(-60 * MS);
    assertEquals(185 * MS, margin.ns());
  }

  @Test
  void isForgottenSlowlyAndHasAMost() {
    margin.arrived(-5_000 * MS);
    assertEquals(400 * MS, margin.ns());
    for (int phrase = 0; phrase < 69; phrase++) {
      margin.started();
    }
    assertTrue(margin.ns() > 230 * MS && margin.ns() < 240 * MS, margin.ns() + " ns");
    for (int phrase = 0; phrase < 1_000; phrase++) {
      margin.started();
    }
    assertTrue(margin.ns() < 71 * MS, margin.ns() + " ns");
  }
}
