package io.babelgrid.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.LatencyHistogram;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SmallPartsTest {

  private static final long MS = 1_000_000;

  @Test
  void silenceIsToldOnceAndEndsWhenSomethingIsHeard() {
    SilenceTimer timer = new SilenceTimer(Duration.ofSeconds(5), Duration.ofSeconds(30), 0);
    assertEquals(SilenceTimer.Change.NOTHING, timer.check(6_000 * MS), "not connected yet");
    timer.connected(6_000 * MS);
    assertEquals(SilenceTimer.Change.NOTHING, timer.check(10_999 * MS));
    assertEquals(SilenceTimer.Change.SILENT, timer.check(11_000 * MS));
    assertEquals(SilenceTimer.Change.NOTHING, timer.check(12_000 * MS));
    timer.heard(12_500 * MS);
    assertEquals(SilenceTimer.Change.RESUMED, timer.check(12_600 * MS));
    assertEquals(SilenceTimer.Change.GONE, timer.check(42_500 * MS));
  }

  @Test
  void seededLossRepeatsItself() {
    SeededLoss one = new SeededLoss(9, 0.2, 0.1);
    SeededLoss two = new SeededLoss(9, 0.2, 0.1);
    int lost = 0;
    int doubled = 0;
    for (int i = 0; i < 10_000; i++) {
      int copies = one.copies(PacketFilter.Direction.IN);
      assertEquals(copies, two.copies(PacketFilter.Direction.IN));
      lost += copies == 0 ? 1 : 0;
      doubled += copies == 2 ? 1 : 0;
    }
    assertEquals(2_000, lost, 150);
    assertEquals(1_000, doubled, 120);
    one.active(false);
    assertEquals(1, one.copies(PacketFilter.Direction.OUT));
  }

  @Test
  void quantilesAreAtMostAnEighthTooHigh() {
    LatencyHistogram histogram = new LatencyHistogram();
    assertEquals(0, histogram.quantileNs(0.99));
    for (int i = 1; i <= 1000; i++) {
      histogram.record(i * 1000L);
    }
    assertEquals(500_000, histogram.quantileNs(0.5), 15_000);
    assertEquals(990_000, histogram.quantileNs(0.99), 60_000);
    assertEquals(1_000_000, histogram.quantileNs(1), 60_000);
  }

  @Test
  void trackNamesMayStandInAnAnswer() {
    assertTrue(Track.valid("3f2a-9.translation"));
    assertFalse(Track.valid("ann audio"));
    assertFalse(Track.valid("ann\r\n"));
    assertFalse(Track.valid(""));
  }
}
