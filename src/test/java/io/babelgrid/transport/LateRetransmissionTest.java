package io.babelgrid.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.transport.dtls.SrtpProfile;
import io.babelgrid.transport.rtp.RtpPacket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a camera sent again after a loss, on its way to a listener. */
@Timeout(60)
class LateRetransmissionTest {

  /** One byte of a picture that is not a key frame's. */
  private static final byte DELTA = 1;

  private static MediaPacket camera(long sequence) {
    boolean key = sequence == FIRST;
    byte[] payload =
        ByteBuffer.allocate(12).put((byte) 0x10).put(key ? 0 : DELTA).putLong(sequence).array();
    return new MediaPacket(
        MediaKind.VIDEO, 5, sequence, sequence * 300, true, payload, key, 0, 0, 0);
  }

  private static long numberIn(RtpPacket packet) {
    return ByteBuffer.wrap(packet.payload()).getLong(2);
  }

  private static final long FIRST = 70_000;

  @ParameterizedTest
  @EnumSource(SrtpProfile.class)
  void whatWasSentAgainReachesTheListenerHoweverLate(SrtpProfile profile) throws Exception {
    SlotReceiver listener = SlotReceiver.with(profile);
    WebRtcSendSlot slot = listener.slot(MediaKind.VIDEO);
    long newest = FIRST + 400;
    Set<Long> lost = new TreeSet<>();
    for (long behind = 9; behind <= 199; behind += 10) {
      lost.add(newest - behind);
    }
    for (long sequence = FIRST; sequence <= newest; sequence++) {
      if (!lost.contains(sequence)) {
        slot.forward("ann", camera(sequence));
      }
    }
    listener.packets.clear();
    lost.forEach(sequence -> slot.forward("ann", camera(sequence)));
    assertEquals(20, lost.size());
    assertEquals(
        lost,
        listener.packets.stream()
            .map(LateRetransmissionTest::numberIn)
            .collect(Collectors.toCollection(TreeSet::new)));
    for (RtpPacket packet : listener.packets) {
      assertEquals(1_000 + numberIn(packet) - FIRST, packet.sequence());
    }
    assertEquals(0, listener.refused);
  }

  @ParameterizedTest
  @EnumSource(SrtpProfile.class)
  void whatComesTwiceGoesOutOnce(SrtpProfile profile) throws Exception {
    SlotReceiver listener = SlotReceiver.with(profile);
    WebRtcSendSlot slot = listener.slot(MediaKind.VIDEO);
    for (long sequence : List.of(FIRST, FIRST + 1, FIRST + 200, FIRST + 1, FIRST + 200)) {
      slot.forward("ann", camera(sequence));
    }
    assertEquals(3, listener.packets.size());
  }

  /** Receivers would take the next packet for a late one of the rollover before. */
  @ParameterizedTest
  @EnumSource(SrtpProfile.class)
  void aSourceThatLeapsBeginsAnewAndIsStillUnderstood(SrtpProfile profile) throws Exception {
    SlotReceiver listener = SlotReceiver.with(profile);
    WebRtcSendSlot slot = listener.slot(MediaKind.AUDIO);
    long sequence = FIRST;
    int sent = 0;
    for (int leap = 0; leap < 40; leap++) {
      for (int i = 0; i < 10; i++) {
        slot.forward("ann", camera(sequence++));
        sent++;
      }
      sequence += (1L << 15) + leap * 3_000L;
    }
    assertEquals(sent, listener.packets.size());
    assertEquals(0, listener.refused);
    assertTrue(listener.newest().sequence() < 1_000 + sent, "no gap where it began anew");
  }
}
