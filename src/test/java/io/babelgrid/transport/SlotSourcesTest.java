package io.babelgrid.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.pipeline.StreamId;
import io.babelgrid.transport.dtls.SrtpProfile;
import io.babelgrid.transport.rtp.RtpPacket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One slot, several streams after one another: voices, encoders, cameras. */
@Timeout(60)
class SlotSourcesTest {

  private static final long MS = 1_000_000;
  private static final int FRAME_TICKS = 960;
  private static final byte[] OPUS = {9 << 3, 1, 2, 3};
  private static final byte[] KEY = {0x10, 0, 0, 0};
  private static final byte[] DELTA = {0x10, 1, 0, 0};

  private SlotReceiver listener;

  @BeforeEach
  void listen() throws Exception {
    listener = SlotReceiver.with(SrtpProfile.AEAD_AES_128_GCM);
  }

  /** Some frames of a voice on the beat; ends one frame's time after the last. */
  private void speak(WebRtcSendSlot slot, StreamId voice, long firstTicks, int frames) {
    for (int i = 0; i < frames; i++) {
      slot.send(voice, OPUS, firstTicks + (long) i * FRAME_TICKS & 0xFFFF_FFFFL, i == 0);
      listener.nowNs.addAndGet(20 * MS);
    }
  }

  private static long ticksBetween(RtpPacket one, RtpPacket next) {
    return next.timestamp() - one.timestamp() & 0xFFFF_FFFFL;
  }

  private void assertContinuous(RtpPacket before, int next, long ticks) {
    RtpPacket after = listener.packets.get(next);
    assertEquals(before.sequence() + 1, after.sequence());
    assertEquals(ticks, ticksBetween(before, after));
  }

  @Test
  void aChangeOfLanguageThereAndBackMovesTimeByTheTimeThatPassed() {
    WebRtcSendSlot slot = listener.slot(MediaKind.AUDIO);
    StreamId portuguese = StreamId.opened("ann in pt");
    StreamId spanish = StreamId.opened("ann in es");
    speak(slot, portuguese, 7_000, 5);
    RtpPacket last = listener.newest();
    listener.nowNs.addAndGet(80 * MS);
    speak(slot, spanish, 2_999_000_000L, 5);
    assertContinuous(last, 5, 4_800);
    last = listener.newest();
    listener.nowNs.addAndGet(80 * MS);
    speak(slot, portuguese, 7_000 + 14 * FRAME_TICKS, 5);
    assertContinuous(last, 10, 4_800);
  }

  @Test
  void aVoiceThatIsOpenedAgainAfterTheOriginalIsAnotherStream() {
    WebRtcSendSlot slot = listener.slot(MediaKind.AUDIO);
    speak(slot, StreamId.opened("ann in pt"), 7_000, 2);
    RtpPacket last = listener.newest();
    listener.nowNs.addAndGet(9_980 * MS); // the original meanwhile
    speak(slot, StreamId.opened("ann in pt"), 4_000_000_000L, 2);
    assertContinuous(last, 2, 480_000);
  }

  @Test
  void silenceWithinOneVoiceIsItsOwnAffair() {
    WebRtcSendSlot slot = listener.slot(MediaKind.AUDIO);
    StreamId voice = StreamId.opened("ann in pt");
    speak(slot, voice, 0xFFFF_FFFFL - 500, 1);
    RtpPacket last = listener.newest();
    listener.nowNs.addAndGet(403 * MS); // late by 3 ms, on a beat that isn't
    slot.send(voice, OPUS, 0xFFFF_FFFFL - 500 + 21 * FRAME_TICKS & 0xFFFF_FFFFL, true);
    assertContinuous(last, 1, 21 * FRAME_TICKS);
  }

  @Test
  void aVoiceDoesNotOverlapTheFrameBeforeIt() {
    WebRtcSendSlot slot = listener.slot(MediaKind.AUDIO);
    slot.send(StreamId.opened("ann in pt"), OPUS, 0, true);
    RtpPacket last = listener.newest();
    listener.nowNs.addAndGet(3 * MS);
    slot.send(StreamId.opened("ann in es"), OPUS, 900_000, true);
    assertContinuous(last, 1, FRAME_TICKS);
  }

  @Test
  void ofAnotherEncoderAKeyFrameComesFirstAndIsWishedFor() {
    WebRtcSendSlot slot = listener.slot(MediaKind.VIDEO);
    StreamId portuguese = StreamId.opened("lips");
    StreamId spanish = StreamId.opened("lips");
    slot.send(portuguese, KEY, 7_000, true);
    slot.send(portuguese, DELTA, 10_600, true);
    RtpPacket last = listener.newest();
    assertFalse(slot.keyFrame().wanted(listener.nowNs.get()));
    listener.nowNs.addAndGet(100 * MS);
    slot.send(spanish, DELTA, 3_000_000_000L, true);
    assertEquals(2, listener.packets.size(), "nothing to build on");
    assertEquals(1, listener.wishes.get());
    assertTrue(slot.keyFrame().due(listener.nowNs.get()));
    slot.send(spanish, KEY, 3_000_003_600L, true);
    assertArrayEquals(KEY, listener.newest().payload());
    assertContinuous(last, 2, 9_000);
    slot.send(spanish, DELTA, 3_000_007_200L, true);
    assertContinuous(listener.packets.get(2), 3, 3_600);
    slot.send(portuguese, DELTA, 20_000, true);
    assertEquals(4, listener.packets.size(), "back again, and nothing to build on either");
  }

  @Test
  void framesOfOneStreamOnBothSidesOfAPauseJoinByTheTimeThatPassed() {
    WebRtcSendSlot slot = listener.slot(MediaKind.VIDEO);
    StreamId lips = StreamId.opened("lips");
    slot.send(lips, KEY, 7_000, true);
    RtpPacket last = listener.newest();
    slot.pause();
    slot.send(lips, DELTA, 7_000, true); // was on its way
    assertEquals(1, listener.packets.size());
    listener.nowNs.addAndGet(1_000 * MS);
    slot.send(lips, KEY, 7_000 + 88_000, true);
    assertContinuous(last, 1, 90_000);
  }

  @Test
  void forwardedSourcesTakeTurnsByTheTimeThatPassed() {
    WebRtcSendSlot slot = listener.slot(MediaKind.AUDIO);
    slot.forward("ann", microphone(5, 70_000, 9_000));
    RtpPacket last = listener.newest();
    listener.nowNs.addAndGet(100 * MS);
    slot.forward("ann", microphone(6, 12, 3_000_000_000L)); // another microphone
    assertContinuous(last, 1, 4_800);
    last = listener.newest();
    listener.nowNs.addAndGet(100 * MS);
    slot.forward("bob", microphone(6, 90_000, 17));
    assertContinuous(last, 2, 4_800);
    last = listener.newest();
    slot.forward("bob", microphone(6, 90_002, 17 + 2 * FRAME_TICKS));
    assertEquals(last.sequence() + 2, listener.newest().sequence(), "its loss stays visible");
    assertEquals(2 * FRAME_TICKS, ticksBetween(last, listener.newest()));
  }

  private static MediaPacket microphone(int ssrc, long sequence, long ticks) {
    return new MediaPacket(MediaKind.AUDIO, ssrc, sequence, ticks, false, OPUS, false, 0, 0, 0);
  }
}
