package io.babelgrid.transport.rtp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RtpHeaderTest {

  private static final RtpWriter WRITER =
      new RtpWriter(96, 0xCAFE_BABE, 4, new byte[] {'1', '2'}, 2);

  @Test
  void whatIsWrittenIsRead() {
    byte[] payload = {9, 8, 7};
    byte[] b = WRITER.packet(payload, 65_537, 1L << 32 | 5, true, 0x0000_0001_8000_0000L);
    RtpPacket packet = RtpPacket.parse(b, 0, b.length - RtpWriter.TAIL_BYTES);
    assertNotNull(packet);
    assertEquals(96, packet.payloadType());
    assertTrue(packet.marker());
    assertEquals(1, packet.sequence());
    assertEquals(5, packet.timestamp());
    assertEquals(0xCAFE_BABE, packet.ssrc());
    assertArrayEquals(payload, packet.payload());
    int mid = packet.extension(4);
    assertEquals(2, packet.extensionLength(mid));
    assertEquals('1', b[mid]);
    int sendTime = packet.extension(2);
    assertEquals(3, packet.extensionLength(sendTime));
    assertEquals(3 << 17, Bytes.u24(b, sendTime), "1.5 s in 6.18 fixed point");
    assertEquals(-1, packet.extension(3));
    assertEquals(-1, packet.extension(0));
  }

  @Test
  void theSenderSaysHowLoudAPacketIsWhateverItsVoiceActivityFlag() {
    for (int flag : new int[] {0, 0x80}) {
      byte[] level = {(byte) (flag | 70)};
      byte[] b = new RtpWriter(111, 1, 4, level, 0).packet(new byte[10], 1, 1, false, 0);
      RtpPacket packet = RtpPacket.parse(b, 0, b.length - RtpWriter.TAIL_BYTES);
      assertEquals(70, packet.levelBelowFull(4));
      assertEquals(-1, packet.levelBelowFull(3));
      assertEquals(-1, packet.levelBelowFull(0));
    }
  }

  @Test
  void paddingIsNotPayload() {
    byte[] b = new RtpWriter(96, 1, 0, new byte[0], 0).packet(new byte[10], 1, 1, false, 0);
    int length = b.length - RtpWriter.TAIL_BYTES;
    b[0] |= 0x20;
    b[length - 1] = 10;
    assertEquals(0, RtpPacket.parse(b, 0, length).payloadLength());
    b[length - 1] = 11;
    assertNull(RtpPacket.parse(b, 0, length), "more padding than packet");
  }

  @Test
  void anyBytesAreReadOrRefusedWithoutTouchingOthers() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 200_000; i++) {
      byte[] b = new byte[random.nextInt(0, 60)];
      random.nextBytes(b);
      if (b.length > 0) {
        b[0] = (byte) (b[0] & 0x3F | 0x80);
      }
      RtpPacket packet = RtpPacket.parse(b, 0, b.length);
      if (packet != null) {
        assertTrue(packet.payloadOffset() + packet.payloadLength() <= b.length);
        for (int id = 1; id < 15; id++) {
          int at = packet.extension(id);
          assertTrue(at < 0 || at + packet.extensionLength(at) <= packet.payloadOffset());
        }
        Vp8Payload.startsKeyFrame(b, packet.payloadOffset(), packet.payloadLength());
        OpusToc.durationTicks(packet.payload());
      }
    }
  }

  @Test
  void keyFramesAreRecognisedBehindEveryDescriptor() {
    assertTrue(key(0x10, 0x00));
    assertFalse(key(0x10, 0x01), "inter frame");
    assertFalse(key(0x00, 0x00), "not the start of a partition");
    assertFalse(key(0x11, 0x00), "second partition");
    assertTrue(key(0x90, 0x80, 0x12, 0x00), "7-bit picture id");
    assertTrue(key(0x90, 0x80, 0x92, 0x34, 0x00), "15-bit picture id");
    assertTrue(key(0x90, 0xF0, 0x92, 0x34, 1, 2, 0x00), "all fields");
    assertFalse(key(0x90, 0xF0, 0x92, 0x34, 1, 2, 0x01));
    assertFalse(key(0x90, 0x80, 0x92), "cut off");
  }

  private static boolean key(int... bytes) {
    byte[] b = new byte[bytes.length];
    for (int i = 0; i < b.length; i++) {
      b[i] = (byte) bytes[i];
    }
    return Vp8Payload.startsKeyFrame(b, 0, b.length);
  }

  @Test
  void opusDurationsFollowTheTocByte() {
    assertEquals(960, OpusToc.durationTicks(new byte[] {(byte) (31 << 3)}), "CELT 20 ms");
    assertEquals(120, OpusToc.durationTicks(new byte[] {(byte) (16 << 3)}), "CELT 2.5 ms");
    assertEquals(2880, OpusToc.durationTicks(new byte[] {11 << 3}), "SILK 60 ms");
    assertEquals(480, OpusToc.durationTicks(new byte[] {12 << 3}), "hybrid 10 ms");
    assertEquals(1920, OpusToc.durationTicks(new byte[] {9 << 3 | 1}), "two frames");
    assertEquals(2880, OpusToc.durationTicks(new byte[] {9 << 3 | 3, 3}), "three frames");
    assertEquals(0, OpusToc.durationTicks(new byte[] {11 << 3 | 3, 3}), "180 ms is too long");
  }

  @Test
  void theRingRepeatsTheSameBytesButNotTooOften() {
    RetransmissionRing ring = new RetransmissionRing(4);
    byte[] packet = WRITER.packet(new byte[1], 65_536 + 7, 0, false, 0);
    ring.put(packet, 0);
    assertNull(ring.again(7, 10_000_000, 9_000_000), "still on its way");
    assertEquals(packet, ring.again(7, 10_000_000, 10_000_000));
    assertNull(ring.again(7, 10_000_000, 15_000_000));
    assertNull(ring.again(3, 10_000_000, 20_000_000), "same place, other packet");
    ring.put(WRITER.packet(new byte[1], 11, 0, false, 0), 20_000_000);
    assertNull(ring.again(7, 10_000_000, 40_000_000), "overwritten");
    assertFalse(Arrays.equals(packet, new byte[packet.length]));
  }
}
