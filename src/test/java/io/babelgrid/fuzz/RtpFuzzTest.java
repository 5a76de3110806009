package io.babelgrid.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.babelgrid.transport.rtp.OpusToc;
import io.babelgrid.transport.rtp.RtpPacket;
import io.babelgrid.transport.rtp.Vp8Payload;
import java.util.Arrays;
import org.junit.jupiter.api.Timeout;

/** One RTP packet, once decrypted. */
@Timeout(30)
class RtpFuzzTest {

  private static final int EXTENSION_IDS = 16;

  @FuzzTest
  void aPacketIsReadWithinItsBounds(byte[] bytes) {
    Framed.sameWhateverSurrounds(bytes, RtpFuzzTest::read);
  }

  private static String read(byte[] b, int off, int len) {
    RtpPacket packet = RtpPacket.parse(b, off, len);
    if (packet == null) {
      return "refused";
    }
    int payload = packet.payloadOffset();
    assertTrue(payload >= off + RtpPacket.FIXED_HEADER_BYTES && packet.payloadLength() >= 0);
    assertTrue(payload + packet.payloadLength() <= off + len);
    assertArrayEquals(
        Arrays.copyOfRange(b, payload, payload + packet.payloadLength()), packet.payload());
    assertEquals(packet.ssrc(), RtpPacket.ssrcOf(b, off));
    return "%d %d %d %s %s"
        .formatted(
            packet.sequence(),
            packet.timestamp(),
            packet.payloadType(),
            extensions(packet),
            payload(packet));
  }

  private static String extensions(RtpPacket packet) {
    StringBuilder out = new StringBuilder();
    for (int id = 0; id < EXTENSION_IDS; id++) {
      int at = packet.extension(id);
      out.append(at).append(' ').append(packet.captureNtp(id)).append(' ');
      assertTrue(packet.levelBelowFull(id) >= -1 && packet.levelBelowFull(id) <= 127);
      if (at >= 0) {
        assertTrue(at + packet.extensionLength(at) <= packet.payloadOffset());
        assertTrue(at > packet.offset() + RtpPacket.FIXED_HEADER_BYTES);
      }
    }
    return out.toString();
  }

  private static String payload(RtpPacket packet) {
    byte[] b = packet.buffer();
    int off = packet.payloadOffset();
    int len = packet.payloadLength();
    int ticks = OpusToc.durationTicks(b, off, len);
    assertTrue(ticks >= 0 && ticks <= 5_760, "an Opus packet of " + ticks + " samples");
    int id = Vp8Payload.pictureId(b, off, len);
    int next = Vp8Payload.nextPictureId(b, off, len);
    assertTrue(id >= Vp8Payload.NO_ID && id <= 0x7FFF && (next < 0) == (id < 0));
    assertTrue(!Vp8Payload.startsKeyFrame(b, off, len) || Vp8Payload.startsPicture(b, off, len));
    return ticks + " " + id + " " + next + " " + Vp8Payload.startsKeyFrame(b, off, len);
  }
}
