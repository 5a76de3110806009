package io.babelgrid.playout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RenderLeadTest {

  private static final long MS = 1_000_000;

  private final RenderLead lead = new RenderLead(Duration.ofMillis(500), Duration.ofMillis(1_500));

  @Test
  void staysAtTheLeastWhilePhrasesFollowEachOther() {
    lead.started(0);
    lead.started(-40 * MS);
    lead.started(250 * MS);
    assertEquals(500 * MS, lead.ns());
  }

  @Test
  void growsUntilThereIsHardlyASilenceAndShrinksSlowly() {
    // A phrase takes 1.2 s from its choice until it may start.
    for (int i = 0; i < 40; i++) {
      lead.started(1_200 * MS - lead.ns());
    }
    assertTrue(lead.ns() > 750 * MS && lead.ns() < 1_000 * MS, lead.ns() + " ns");
    long before = lead.ns();
    lead.started(0);
    assertTrue(lead.ns() < before && lead.ns() > before - 50 * MS);
  }

  @Test
  void neverAsksForMoreThanTheMost() {
    for (int i = 0; i < 10; i++) {
      lead.started(5_000 * MS);
    }
    assertEquals(1_500 * MS, lead.ns());
  }
}
