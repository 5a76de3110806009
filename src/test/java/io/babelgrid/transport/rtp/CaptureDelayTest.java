package io.babelgrid.transport.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CaptureDelayTest {

  private static final long MS = 1_000_000;
  private static final int TICKS = 960;

  private static final NtpClock BROWSER = NtpClock.startingAt(1_800_000_000_000L, -40_000 * MS);

  private final CaptureDelay delay = new CaptureDelay();
  private final SplittableRandom random = new SplittableRandom(5);
  private long nowNs = 1_000 * MS;
  private long timestamp = 0xFFFF_F000L;

  @Test
  void isUnknownUntilClocksAndRoundTripAre() {
    say(100, 12 * MS, 30 * MS, true);
    assertEquals(CaptureDelay.UNKNOWN, delay.delayNs());
    report(30 * MS);
    assertEquals(CaptureDelay.UNKNOWN, delay.delayNs());
    delay.onRoundTrip(60 * MS, nowNs);
    assertEquals(42 * MS, delay.delayNs(), MS);
  }

  @Test
  void jitterAndLateReportsDoNotCount() {
    for (int second = 0; second < 60; second++) {
      say(50, 12 * MS, 30 * MS, true);
      report(30 * MS + random.nextLong(40 * MS));
      delay.onRoundTrip(60 * MS + random.nextLong(80 * MS), nowNs);
    }
    assertEquals(42 * MS, delay.delayNs(), 8 * MS);
  }

  @Test
  void aLongerWayIsSeenWithinTenSeconds() {
    compareClocks();
    say(500, 12 * MS, 30 * MS, true);
    say(550, 112 * MS, 30 * MS, true);
    assertEquals(142 * MS, delay.delayNs(), MS);
  }

  @Test
  void timeThatTheMicrophoneStoodStillIsNotDelay() {
    compareClocks();
    say(100, 12 * MS, 30 * MS, true);
    nowNs += 3_000 * MS;
    say(100, 12 * MS, 30 * MS, true);
    assertEquals(42 * MS, delay.delayNs(), MS);
  }

  @Test
  void anotherStreamStartsAnew() {
    compareClocks();
    say(100, 12 * MS, 30 * MS, true);
    delay.newStream();
    say(10, 0, 30 * MS, false);
    assertEquals(CaptureDelay.UNKNOWN, delay.delayNs());
  }

  /** Packets of 20 ms; a capture time in one of 50. {@code nowNs} is the time of capture. */
  private void say(int packets, long deviceNs, long networkNs, boolean tells) {
    for (int i = 0; i < packets; i++) {
      if (tells && i % 50 == 0) {
        delay.onCapture(BROWSER.ntpAt(nowNs), timestamp);
      }
      nowNs += 20 * MS;
      long late = i % 5 == 0 ? 0 : random.nextLong(40 * MS);
      delay.onPacket(timestamp, TICKS, nowNs + deviceNs + networkNs + late);
      timestamp = timestamp + TICKS & 0xFFFF_FFFFL;
    }
  }

  private void compareClocks() {
    report(30 * MS);
    delay.onRoundTrip(60 * MS, nowNs);
  }

  private void report(long wayNs) {
    delay.onSenderReport(BROWSER.ntpAt(nowNs), nowNs + wayNs);
  }
}
