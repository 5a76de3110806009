package io.babelgrid.transport.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RtpRewriterTest {

  private static final long MS = 1_000_000;

  private final RtpRewriter video = new RtpRewriter(90_000, true, 100, 5_000);

  @Test
  void nothingPassesBeforeTheFirstKeyFrame() {
    assertEquals(RtpRewriter.DROP, video.map(70_000, 1, false, 0));
    assertTrue(video.waitingForKeyFrame());
    assertEquals(100, video.map(70_001, 3_000, true, 0));
    assertEquals(5_000, video.timestamp(3_000));
    assertFalse(video.waitingForKeyFrame());
    assertEquals(RtpRewriter.DROP, video.map(70_000, 1, false, 0), "from before the start");
  }

  @Test
  void lossInTheSourceStaysVisible() {
    video.map(70_001, 3_000, true, 0);
    assertEquals(103, video.map(70_004, 6_000, false, 33 * MS));
    assertEquals(102, video.map(70_003, 6_000, false, 34 * MS), "a late one fits its gap");
    assertEquals(8_000, video.timestamp(6_000));
  }

  @Test
  void aChangeOfSourceContinuesSequenceAndTime() {
    video.map(70_001, 3_000, true, 0);
    video.map(70_002, 3_000, false, 0);
    video.restart();
    assertEquals(RtpRewriter.DROP, video.map(900_000, 77, false, 10 * MS));
    assertEquals(102, video.map(900_001, 777, true, 100 * MS));
    assertEquals(5_000 + 9_000, video.timestamp(777), "100 ms at 90 kHz");
  }

  @Test
  void timeRollsOver() {
    video.map(1, 0xFFFF_FFFFL, true, 0);
    assertEquals(5_001, video.timestamp(0));
  }

  @Test
  void aReceiverThatLostItsStateWaitsForAKeyFrameAndSeesNoGap() {
    video.map(70_001, 3_000, true, 0);
    video.restart();
    assertEquals(RtpRewriter.DROP, video.map(70_002, 3_000, false, 0));
    assertEquals(101, video.map(70_003, 6_000, true, 33 * MS));
  }

  @Test
  void audioNeedsNoKeyFrame() {
    RtpRewriter audio = new RtpRewriter(48_000, false, 7, 0);
    assertEquals(7, audio.map(70_000, 960, false, 0));
    audio.restart();
    assertEquals(8, audio.map(5, 0, false, 20 * MS));
    assertEquals(960, audio.timestamp(0));
  }

  @Test
  void forNewKeysNumbersGoOnInTheLowerHalf() {
    RtpRewriter audio = new RtpRewriter(48_000, false, 32_760, 0);
    for (int i = 0; i < 10; i++) {
      audio.map(70_000 + i, 960L * i, false, i * 20 * MS);
    }
    audio.renew();
    assertEquals(1 << 16, audio.map(70_010, 9_600, false, 200 * MS));
    audio.renew();
    assertEquals((1 << 16) + 1, audio.map(70_011, 10_560, false, 220 * MS));
    assertEquals(11 * 960, audio.timestamp(10_560));
  }
}
