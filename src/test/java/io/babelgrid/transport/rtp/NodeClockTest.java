package io.babelgrid.transport.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The time of another node, by its reports. */
class NodeClockTest {

  private static final long MS = 1_000_000;
  private static final long SECOND = 1_000 * MS;

  /** The other node's, 5 s behind this one's. */
  private final NtpClock other = NtpClock.startingAt(1_790_000_000_000L, 5 * SECOND);

  private void assertNear(long expectedNs, long actualNs, long withinNs) {
    assertTrue(
        Math.abs(actualNs - expectedNs) <= withinNs, (actualNs - expectedNs) / MS + " ms off");
  }

  @Test
  void theWayOfTheReportIsTakenOff() {
    NodeClock clock = new NodeClock(() -> 80 * MS);
    clock.onSenderReport(other.ntpAt(SECOND), SECOND + 40 * MS);
    assertNear(2 * SECOND, clock.toLocalNs(other.ntpAt(2 * SECOND)), 1_000);
  }

  @Test
  void aFirstReportThatWaitedIsPutRightSlowly() {
    NodeClock clock = new NodeClock(() -> 80 * MS);
    clock.onSenderReport(other.ntpAt(0), 70 * MS);
    assertNear(30 * MS, clock.toLocalNs(other.ntpAt(0)), 1_000);
    long before = 30 * MS;
    for (int i = 1; i <= 5; i++) {
      clock.onSenderReport(other.ntpAt(i * SECOND), i * SECOND + 40 * MS);
      long off = clock.toLocalNs(other.ntpAt(0));
      assertTrue(before - off <= 10 * MS, "a step of " + (before - off) / MS + " ms");
      before = off;
    }
    assertNear(0, before, MS);
  }

  @Test
  void jitterOfReportsDoesNotShowForLong() {
    SplittableRandom random = new SplittableRandom(3);
    NodeClock clock = new NodeClock(() -> 80 * MS);
    for (int i = 0; i < 60; i++) {
      clock.onSenderReport(
          other.ntpAt(i * SECOND), i * SECOND + 40 * MS + random.nextLong(30 * MS));
      if (i >= 10) {
        assertNear(i * SECOND, clock.toLocalNs(other.ntpAt(i * SECOND)), 5 * MS);
      }
    }
  }

  @Test
  void aClockThatWasSetIsFollowedAtOnce() {
    NodeClock clock = new NodeClock(() -> 0);
    clock.onSenderReport(other.ntpAt(0), 0);
    clock.onSenderReport(other.ntpAt(100 * SECOND), SECOND);
    assertEquals(SECOND, clock.toLocalNs(other.ntpAt(100 * SECOND)), MS);
  }
}
