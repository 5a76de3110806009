package io.babelgrid.transport.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.sf.fmj.media.rtp.RTCPReportBlock;
import org.junit.jupiter.api.Test;

class CountersTest {

  private static final long MS = 1_000_000;

  @Test
  void sequencesAreExtendedOverRolloversInBothDirections() {
    Extender extender = Extender.ofSequence();
    assertEquals(0x1_FFFE, extender.extend(0xFFFE));
    assertEquals(0x2_0001, extender.extend(1));
    assertEquals(0x1_FFFF, extender.extend(0xFFFF), "reordered over the rollover");
    assertEquals(0x2_8000, extender.extend(0x8000));
    assertEquals(0x3_0000, extender.extend(0));
  }

  @Test
  void aReorderedFirstPacketStaysPositive() {
    Extender extender = Extender.ofSequence();
    assertEquals(0x1_0000, extender.extend(0));
    assertEquals(0xFFFF, extender.extend(0xFFFF));
  }

  @Test
  void duplicatesAndStragglersAreRefused() {
    ReplayWindow window = new ReplayWindow();
    assertTrue(window.accept(70_000));
    assertFalse(window.accept(70_000));
    assertTrue(window.accept(70_005));
    assertTrue(window.accept(70_001));
    assertFalse(window.accept(70_001));
    assertTrue(window.accept(71_000));
    assertTrue(window.accept(70_002), "998 behind");
    assertTrue(window.accept(71_030));
    assertFalse(window.accept(70_003), "1027 behind");
    assertTrue(window.accept(90_000));
    assertTrue(window.accept(89_999));
    assertFalse(window.accept(90_000));
  }

  @Test
  void lossAndFractionFollowTheRfc() {
    ReceiveStatistics statistics = new ReceiveStatistics(90_000);
    for (long s = 65_536; s < 65_546; s++) {
      if (s != 65_540 && s != 65_541) {
        statistics.onPacket(s, 0, 0);
      }
    }
    RTCPReportBlock report = statistics.report(9, 0);
    assertEquals(2, report.getNumLost());
    assertEquals(51, report.getFractionLost(), "2/10 in 1/256");
    assertEquals(9, report.getXtndSeqNum());
    statistics.onPacket(65_540, 0, 0);
    assertEquals(1, statistics.lost());
    assertEquals(0, statistics.report(9, 0).getFractionLost());
  }

  @Test
  void jitterIsZeroForASteadyStreamAndGrowsWithVariation() {
    ReceiveStatistics steady = new ReceiveStatistics(48_000);
    ReceiveStatistics shaken = new ReceiveStatistics(48_000);
    for (int i = 0; i < 500; i++) {
      steady.onPacket(70_000 + i, 960L * i, 20 * MS * i);
      shaken.onPacket(70_000 + i, 960L * i, 20 * MS * i + (i % 2) * 10 * MS);
    }
    assertEquals(0, steady.jitterMs(), 0.1);
    assertEquals(10, shaken.jitterMs(), 0.1);
  }

  @Test
  void theReportSaysHowLongAgoTheSendersReportCame() {
    ReceiveStatistics statistics = new ReceiveStatistics(48_000);
    statistics.onPacket(70_000, 0, 0);
    statistics.onSenderReport(0x1234_5678_9ABC_DEF0L, 1_000 * MS);
    RTCPReportBlock report = statistics.report(1, 1_500 * MS);
    assertEquals(0x5678_9ABCL, report.getLSR());
    assertEquals(32_768, report.getDLSR());
  }

  @Test
  void keyFramesAreAskedForAtMostTwiceASecondAndAgainUntilOneComes() {
    KeyFrameRequests requests = new KeyFrameRequests();
    assertFalse(requests.due(0));
    requests.request();
    assertTrue(requests.due(0));
    requests.request();
    assertFalse(requests.due(499 * MS));
    assertTrue(requests.due(500 * MS), "asked for while it was too early");
    assertFalse(requests.due(1_499 * MS));
    assertTrue(requests.due(1_500 * MS), "repeated");
    requests.onKeyFrame();
    assertFalse(requests.due(9_000 * MS));
  }

  @Test
  void ntpTimeGoesOnWithTheMonotonicClock() {
    NtpClock clock = NtpClock.startingAt(1_500, 7_000 * MS);
    long ntp = clock.ntpAt(7_750 * MS);
    assertEquals(2_208_988_802L, ntp >>> 32);
    assertEquals(0.25, (ntp & 0xFFFF_FFFFL) / 0x1p32, 1e-6);
    assertEquals(750 * MS, NtpClock.differenceNs(ntp, clock.ntpAt(7_000 * MS)), 2);
    assertEquals(-750 * MS, NtpClock.differenceNs(clock.ntpAt(7_000 * MS), ntp), 2);
  }

  @Test
  void audioAndVideoOfOneSenderShareItsClock() {
    SenderClock clock = new SenderClock();
    NtpClock browser = NtpClock.startingAt(1_000_000, 0);
    clock.onSenderReport(browser.ntpAt(0), 50 * MS);
    clock.onSenderReport(browser.ntpAt(100 * MS), 900 * MS);
    assertEquals(150 * MS, clock.toLocalNs(browser.ntpAt(100 * MS)), 5, "kept");
    clock.onSenderReport(browser.ntpAt(10_000 * MS), 0);
    assertEquals(0, clock.toLocalNs(browser.ntpAt(10_000 * MS)), 5, "the clock was set");
  }

  @Test
  void senderReportsMapCaptureTimeToRtpTime() {
    SendStatistics statistics = new SendStatistics(90_000);
    NtpClock ntp = NtpClock.startingAt(0, 0);
    assertEquals(null, statistics.report(1, ntp, 0));
    statistics.onSent(100);
    assertEquals(null, statistics.report(1, ntp, 0), "capture time isn't known");
    statistics.map(1_000, 2_000 * MS);
    var report = statistics.report(1, ntp, 2_500 * MS);
    assertEquals(1_000 + 45_000, report.rtptimestamp);
    assertEquals(2_208_988_802L, report.ntptimestampmsw);
    assertEquals(1, report.packetcount);
    assertEquals(100, report.octetcount);
  }
}
