package io.babelgrid.playout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LagControllerTest {

  private static final long MS = 1_000_000L;
  private static final long NOW_NS = -5_000 * MS;

  private final LagController lag = new LagController(PlayoutConfig.standard());

  @Test
  void theVoiceSpeedsUpWithTheBacklogAndNeverBeyondItsLimit() {
    assertEquals(1f, lag.rate(0, NOW_NS));
    assertEquals(1.125f, lag.rate(150 * MS, NOW_NS), 1e-3);
    assertEquals(1.25f, lag.rate(60_000 * MS, NOW_NS));
  }

  @Test
  void theVoiceSlowsDownSlowlyWhenTheBacklogIsGone() {
    assertEquals(1.25f, lag.rate(1_000 * MS, NOW_NS));
    assertEquals(1.238f, lag.rate(0, NOW_NS + 1_000 * MS), 0.005);
    assertEquals(1.092f, lag.rate(0, NOW_NS + 20_000 * MS), 0.005);
    assertEquals(1f, lag.rate(0, NOW_NS + 300_000 * MS), 0.001);
  }

  @Test
  void aBacklogBeyondTheLimitIsForReading() {
    assertFalse(lag.captionsOnly(7_999 * MS));
    assertTrue(lag.captionsOnly(8_000 * MS));
  }
}
