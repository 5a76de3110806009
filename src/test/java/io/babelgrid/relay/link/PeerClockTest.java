package io.babelgrid.relay.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PeerClockTest {

  private static final long MS = 1_000_000;
  private static final long SECOND = 1_000 * MS;

  private final PeerClock clock = new PeerClock();

  /** An answer from a clock that is ahead by so much, on ways of those lengths. */
  private boolean answer(long askedNs, long aheadNs, long thereNs, long backNs) {
    long heardNs = askedNs + thereNs + aheadNs;
    long answeredNs = heardNs + MS;
    return clock.answered(askedNs, heardNs, answeredNs, askedNs + thereNs + MS + backNs);
  }

  @Test
  void theTruthIsWithinTheErrorHoweverTheWaysDiffer() {
    var random = new Random(5);
    for (int i = 0; i < 1_000; i++) {
      var fresh = new PeerClock();
      // Clocks begin anywhere, and may pass from the largest number to the least.
      long aheadNs = random.nextLong();
      long nowNs = random.nextLong();
      for (int sample = 0; sample < 20; sample++) {
        long thereNs = random.nextLong(80 * MS);
        long backNs = random.nextLong(80 * MS);
        long heardNs = nowNs + thereNs + aheadNs;
        assertTrue(fresh.answered(nowNs, heardNs, heardNs + MS, nowNs + thereNs + MS + backNs));
        nowNs += 500 * MS;
      }
      PeerClock.Reading read = fresh.read(nowNs);
      assertTrue(Math.abs(read.offsetNs() - aheadNs) <= read.errorNs());
      assertTrue(read.errorNs() <= read.roundTripNs() / 2 + 20 * MS);
      assertEquals(nowNs, read.here(nowNs + read.offsetNs()));
    }
  }

  @Test
  void theLeastRoundTripCounts() {
    answer(0, 5 * SECOND, 60 * MS, 2 * MS);
    answer(SECOND, 5 * SECOND, 2 * MS, 2 * MS);
    answer(2 * SECOND, 5 * SECOND, 2 * MS, 90 * MS);
    PeerClock.Reading read = clock.read(3 * SECOND);
    assertEquals(5 * SECOND, read.offsetNs());
    assertEquals(4 * MS, read.roundTripNs());
    assertEquals(2, read.errorMs(), 0.3);
  }

  @Test
  void anOldSampleIsTrustedLessAndAfterAMinuteNotAtAll() {
    answer(0, 0, MS, MS);
    answer(SECOND, 30 * MS, 50 * MS, 50 * MS);
    long freshErrorNs = clock.read(SECOND).errorNs();
    assertTrue(clock.read(30 * SECOND).errorNs() > freshErrorNs + 2 * MS);
    assertEquals(0, clock.read(30 * SECOND).offsetNs());
    answer(61 * SECOND, 30 * MS, 50 * MS, 50 * MS);
    assertEquals(30 * MS, clock.read(62 * SECOND).offsetNs());
    assertEquals(100 * MS, clock.read(62 * SECOND).roundTripNs());
  }

  @Test
  void answersThatCannotBeAreNotBelieved() {
    assertFalse(clock.answered(10 * MS, 0, 0, 9 * MS));
    assertFalse(clock.answered(0, MS, 0, 10 * MS));
    assertFalse(clock.answered(0, 0, 11 * MS, 10 * MS));
    assertFalse(clock.answered(0, 0, 0, 61 * SECOND));
    assertNull(clock.read(0));
  }

  @Test
  void itIsSetAfterTheFirstBurst() {
    for (int i = 1; i <= PeerClock.BURST; i++) {
      assertFalse(clock.isSet());
      answer(i * MS, 0, MS, MS);
    }
    assertTrue(clock.isSet());
  }
}
