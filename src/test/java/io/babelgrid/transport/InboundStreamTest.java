package io.babelgrid.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.transport.rtp.NackGenerator;
import io.babelgrid.transport.rtp.RtpPacket;
import io.babelgrid.transport.rtp.SenderClock;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Browsers probe bandwidth with packets of padding, which they never repeat. */
class InboundStreamTest {

  private static final byte[] PADDING = {};

  /** One frame of 20 ms. */
  private static final byte[] OPUS = {(byte) (31 << 3), 1, 2};

  private final InboundStream video = stream(MediaKind.VIDEO);
  private final InboundStream audio = stream(MediaKind.AUDIO);

  @Test
  void lostPaddingBetweenPicturesIsNotAskedForAndLeavesNoGap() {
    long first = number(video, 10, true, 0, picture(5));
    assertNull(media(video, 11, true, 0, PADDING));
    assertEquals(first + 1, number(video, 14, true, 3_600, picture(6)));
    assertFalse(nacks(video).waiting());
    assertNull(media(video, 12, true, 0, PADDING));
  }

  @Test
  void aLostPictureIsAskedFor() {
    long first = number(video, 10, true, 0, picture(5));
    assertEquals(first + 2, number(video, 12, true, 7_200, picture(7)));
    assertTrue(nacks(video).waiting());
    assertEquals(first + 1, number(video, 11, true, 3_600, picture(6)));
    assertFalse(nacks(video).waiting());
  }

  @Test
  void paddingThatWasLostWithAPictureIsNotAskedForOnceThePictureIsThere() {
    number(video, 10, true, 0, picture(5));
    number(video, 14, true, 7_200, picture(7));
    assertTrue(nacks(video).waiting());
    number(video, 12, true, 3_600, picture(6));
    assertFalse(nacks(video).waiting());
  }

  @Test
  void theLostEndOfAPictureIsAskedFor() {
    number(video, 10, false, 0, picture(5));
    number(video, 12, true, 3_600, picture(6));
    assertTrue(nacks(video).waiting());
  }

  @Test
  void picturesWithoutNumbersAreTrustedNotAtAll() {
    number(video, 10, true, 0, new byte[] {0x10, 1, 2, 3});
    number(video, 12, true, 3_600, new byte[] {0x10, 1, 2, 3});
    assertTrue(nacks(video).waiting());
  }

  @Test
  void lostPaddingBetweenSoundsIsNotAskedForButALostSoundIs() {
    long first = number(audio, 65_534, false, 0, OPUS);
    assertEquals(first + 1, number(audio, 1, false, 960, OPUS));
    assertFalse(nacks(audio).waiting());
    assertEquals(first + 3, number(audio, 3, false, 2_880, OPUS));
    assertTrue(nacks(audio).waiting());
  }

  /** Numbers come from outside: however they leap, a packet costs what a packet costs. */
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void anyWalkOfNumbersEndsAndAsksForLittle() {
    SplittableRandom random = new SplittableRandom(3);
    for (InboundStream stream : List.of(video, audio)) {
      int sequence = 0;
      long nowNs = 0;
      for (int i = 0; i < 50_000; i++) {
        int stride = List.of(1, 299, 300, 511, 1_023, 1_025, 32_767, 32_768).get(random.nextInt(8));
        sequence = sequence + (random.nextInt(4) == 0 ? -stride : stride) & 0xFFFF;
        RtpPacket packet =
            packet(sequence, random.nextBoolean(), random.nextLong(1L << 32), picture(i & 0x7F));
        long extended = stream.count(packet, nowNs);
        if (extended != InboundStream.DUPLICATE) {
          stream.media(packet, extended, nowNs, nowNs);
        }
        assertTrue(nacks(stream).due(nowNs, 0).length <= 300);
        nowNs += 1_000_000;
      }
    }
  }

  private static InboundStream stream(MediaKind kind) {
    var format = new InboundFormat(new StreamKey(kind, 0, "0"), 96, 0, 0, 0, 0, true, List.of(7L));
    return new InboundStream(7, format, new SenderClock());
  }

  private static NackGenerator nacks(InboundStream stream) {
    return Objects.requireNonNull(stream.nacks());
  }

  private static long number(
      InboundStream stream, int sequence, boolean marker, long ticks, byte[] payload) {
    MediaPacket media = media(stream, sequence, marker, ticks, payload);
    assertNotNull(media);
    return media.sequence();
  }

  private static @Nullable MediaPacket media(
      InboundStream stream, int sequence, boolean marker, long ticks, byte[] payload) {
    RtpPacket packet = packet(sequence, marker, ticks, payload);
    return stream.media(packet, stream.count(packet, 0), 0, 0);
  }

  private static RtpPacket packet(int sequence, boolean marker, long ticks, byte[] payload) {
    byte[] bytes =
        ByteBuffer.allocate(RtpPacket.FIXED_HEADER_BYTES + payload.length)
            .put((byte) 0x80)
            .put((byte) (marker ? 0x80 | 96 : 96))
            .putShort((short) sequence)
            .putInt((int) ticks)
            .putInt(7)
            .put(payload)
            .array();
    return Objects.requireNonNull(RtpPacket.parse(bytes, 0, bytes.length));
  }

  /** A first packet with a long id. */
  private static byte[] picture(int id) {
    return new byte[] {(byte) 0x90, (byte) 0x80, (byte) 0x80, (byte) id, 1, 2};
  }
}
