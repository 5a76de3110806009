package io.babelgrid.video;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class Vp8CodecTest {

  private final FramePool pool = new FramePool(4);

  private static List<EncodedFrame> encoded(int width, int height, int frames) {
    List<EncodedFrame> out = new ArrayList<>();
    try (Vp8Encoder encoder = new Vp8Encoder(width, height, 400_000, 25)) {
      for (int i = 0; i < frames; i++) {
        out.add(encoder.encode(TestPictures.picture(width, height, i), i * 3600L, false));
      }
    }
    return out;
  }

  private VideoFrame decode(Vp8Decoder decoder, EncodedFrame frame) {
    VideoFrame picture = decoder.decode(frame.data(), frame.data().length, pool);
    assertNotNull(picture);
    return picture;
  }

  @ParameterizedTest
  @CsvSource({"320,240", "321,179", "64,48", "17,33"})
  void picturesComeBackAsTheyWere(int width, int height) {
    try (Vp8Decoder decoder = new Vp8Decoder()) {
      List<EncodedFrame> frames = encoded(width, height, 30);
      for (int i = 0; i < frames.size(); i++) {
        VideoFrame picture = decode(decoder, frames.get(i));
        assertEquals(width, picture.width());
        assertEquals(height, picture.height());
        double psnr = TestPictures.psnr(TestPictures.picture(width, height, i), picture);
        assertTrue(psnr > 30, "frame " + i + " has " + psnr + " dB");
        pool.give(picture);
      }
    }
  }

  @Test
  void keyFramesComeFirstAndOnRequestOnly() {
    try (Vp8Encoder encoder = new Vp8Encoder(320, 240, 300_000, 25)) {
      for (int i = 0; i < 300; i++) {
        EncodedFrame frame =
            encoder.encode(TestPictures.picture(320, 240, i % 100 * 7), i * 3600L, i == 200);
        assertEquals(i == 0 || i == 200, frame.key(), "frame " + i);
        assertEquals(i * 3600L, frame.timeTicks());
      }
    }
  }

  @Test
  void aKeyFrameIsNoBurst() {
    int bitsPerSecond = 600_000;
    try (Vp8Encoder encoder = new Vp8Encoder(640, 480, bitsPerSecond, 25)) {
      for (int i = 0; i < 60; i++) {
        EncodedFrame frame = encoder.encode(TestPictures.picture(640, 480, i), i * 3600L, i == 50);
        int percent = frame.data().length * 8 * 100 / (bitsPerSecond / 25);
        assertTrue(percent < (frame.key() ? 1000 : 300), "frame " + i + ": " + percent + " %");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 15, 25, 30})
  void theBitrateIsMetAtEveryFrameRate(int framesPerSecond) {
    try (Vp8Encoder encoder = new Vp8Encoder(320, 240, 250_000, 30)) {
      int step = 90_000 / framesPerSecond;
      int[] frame = {0};
      bitsPerSecond(encoder, frame, framesPerSecond, 2, step);
      assertEquals(250_000, bitsPerSecond(encoder, frame, framesPerSecond, 6, step), 25_000);
      encoder.bitrate(120_000);
      bitsPerSecond(encoder, frame, framesPerSecond, 2, step);
      assertEquals(120_000, bitsPerSecond(encoder, frame, framesPerSecond, 6, step), 15_000);
    }
  }

  private static double bitsPerSecond(
      Vp8Encoder encoder, int[] frame, int framesPerSecond, int seconds, int step) {
    long bytes = 0;
    for (int i = 0; i < framesPerSecond * seconds; i++, frame[0]++) {
      VideoFrame picture = TestPictures.picture(320, 240, frame[0] * 30 / framesPerSecond);
      // Starts short of the rollover of 32 bits, as RTP time may.
      long ticks = 0xFFFF_0000L + (long) frame[0] * step & 0xFFFF_FFFFL;
      bytes += encoder.encode(picture, ticks, false).data().length;
    }
    return bytes * 8.0 / seconds;
  }

  @Test
  void theSizeMayChangeWithAKeyFrame() {
    try (Vp8Decoder decoder = new Vp8Decoder()) {
      int[][] sizes = {{320, 240}, {640, 480}, {160, 121}, {320, 240}};
      for (int[] size : sizes) {
        List<EncodedFrame> frames = encoded(size[0], size[1], 3);
        for (int i = 0; i < frames.size(); i++) {
          VideoFrame picture = decode(decoder, frames.get(i));
          assertEquals(size[0], picture.width());
          assertEquals(size[1], picture.height());
          assertTrue(TestPictures.psnr(TestPictures.picture(size[0], size[1], i), picture) > 28);
        }
      }
    }
  }

  @Test
  void afterAnErrorAKeyFrameMustCome() {
    try (Vp8Decoder decoder = new Vp8Decoder()) {
      List<EncodedFrame> frames = encoded(320, 240, 4);
      assertTrue(decoder.needsKeyFrame());
      byte[] second = frames.get(1).data();
      assertNull(decoder.decode(second, second.length, pool), "nothing to refer to");
      decode(decoder, frames.get(0));
      assertFalse(decoder.needsKeyFrame());
      Vp8Exception e = assertThrows(Vp8Exception.class, () -> decoder.decode(second, 4, pool));
      assertTrue(e.getMessage().contains("cut off"), e.getMessage());
      assertTrue(decoder.needsKeyFrame());
      assertNull(decoder.decode(second, second.length, pool));
      VideoFrame again = decode(decoder, frames.get(0));
      try (Vp8Decoder fresh = new Vp8Decoder()) {
        assertArrayEquals(decode(fresh, frames.get(0)).data(), again.data());
        assertArrayEquals(
            decode(fresh, frames.get(1)).data(), decode(decoder, frames.get(1)).data());
      }
    }
  }

  @Test
  void nothingThatComesInHarmsTheDecoder() {
    List<EncodedFrame> frames = encoded(176, 144, 12);
    byte[] clean;
    try (Vp8Decoder decoder = new Vp8Decoder()) {
      clean = decode(decoder, frames.get(0)).data().clone();
    }
    SplittableRandom random = new SplittableRandom(11);
    int refused = 0;
    try (Vp8Decoder decoder = new Vp8Decoder()) {
      for (int i = 0; i < 4_000; i++) {
        byte[] bytes = frames.get(random.nextInt(frames.size())).data().clone();
        int length = random.nextInt(3) == 0 ? random.nextInt(bytes.length) : bytes.length;
        for (int k = random.nextInt(4); k > 0; k--) {
          // Mostly the head: sizes, probabilities, partitions.
          int at = random.nextBoolean() ? random.nextInt(bytes.length) : random.nextInt(40);
          bytes[Math.min(at, bytes.length - 1)] = (byte) random.nextInt();
        }
        try {
          VideoFrame picture = decoder.decode(bytes, length, pool);
          if (picture != null) {
            pool.give(picture);
          }
        } catch (Vp8Exception e) {
          refused++;
          assertTrue(decoder.needsKeyFrame());
        }
        if (i % 10 == 9) {
          assertArrayEquals(clean, decode(decoder, frames.get(0)).data(), "recovers");
        }
      }
    }
    assertTrue(refused > 500, refused + " refused");
  }

  @ParameterizedTest
  @CsvSource({"16383,16383", "16383,141", "141,16383", "1921,1200", "1200,1921"})
  void aFrameThatSaysToBeHugeIsRefusedBeforeAnyMemoryIsTaken(int width, int height) {
    byte[] frame = sized(encoded(64, 48, 1).getFirst().data(), width, height);
    try (Vp8Decoder decoder = new Vp8Decoder()) {
      Vp8Exception e =
          assertThrows(Vp8Exception.class, () -> decoder.decode(frame, frame.length, pool));
      assertTrue(e.getMessage().endsWith(width + "x" + height), e.getMessage());
    }
  }

  @Test
  void framesOfEverChangingSizesTakeBoundedMemory() throws IOException {
    byte[] real = encoded(64, 48, 1).getFirst().data();
    SplittableRandom random = new SplittableRandom(7);
    int[][] extremes = {{16_383, 140}, {140, 16_383}, {1, 16_383}, {16_383, 1}, {1_920, 1_200}};
    long before = 0;
    try (Vp8Decoder decoder = new Vp8Decoder()) {
      for (int i = 0; i < 300; i++) {
        boolean extreme = i % 2 == 0;
        int[] size = extremes[i / 2 % extremes.length];
        int width = extreme ? size[0] : random.nextInt(1, 16_384);
        int height = extreme ? size[1] : random.nextInt(1, 16_384);
        byte[] frame = sized(real, width, height);
        try {
          VideoFrame picture = decoder.decode(frame, frame.length, pool);
          assertTrue(picture == null || picture.data().length <= 1.5 * Vp8Decoder.MAX_PIXELS + 2e4);
        } catch (Vp8Exception e) {
          assertTrue(decoder.needsKeyFrame());
        }
        before = i == 49 ? residentBytes() : before;
      }
    }
    long grown = residentBytes() - before;
    assertTrue(grown < 300e6, "the process has grown by " + grown / 1_000_000 + " MB");
  }

  private static byte[] sized(byte[] keyFrame, int width, int height) {
    byte[] frame = keyFrame.clone();
    ByteBuffer.wrap(frame)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort(6, (short) width)
        .putShort(8, (short) height);
    return frame;
  }

  private static long residentBytes() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      String kilobytes = lines.filter(line -> line.startsWith("VmRSS:")).findFirst().orElseThrow();
      return Long.parseLong(kilobytes.replaceAll("\\D", "")) * 1024;
    }
  }

  @Test
  void randomBytesAreRefused() {
    SplittableRandom random = new SplittableRandom(5);
    try (Vp8Decoder decoder = new Vp8Decoder()) {
      for (int i = 0; i < 20_000; i++) {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        if (bytes.length > 6 && random.nextBoolean()) {
          bytes[0] &= (byte) 0xFE;
          bytes[3] = (byte) 0x9D;
          bytes[4] = 0x01;
          bytes[5] = 0x2A;
        }
        try {
          decoder.decode(bytes, bytes.length, pool);
        } catch (Vp8Exception e) {
          assertTrue(decoder.needsKeyFrame());
        }
      }
    }
  }

  @Test
  void aPictureLargerThanACallNeedsIsRefused() {
    byte[] key = encoded(64, 48, 1).getFirst().data();
    key[6] = (byte) 0xFF;
    key[7] = 0x3F;
    try (Vp8Decoder decoder = new Vp8Decoder()) {
      key[8] = (byte) 0xFF;
      key[9] = 0x3F;
      assertThrows(Vp8Exception.class, () -> decoder.decode(key, key.length, pool));
      byte[] long1 = new byte[Vp8Decoder.MAX_BYTES + 1];
      System.arraycopy(encoded(64, 48, 1).getFirst().data(), 0, long1, 0, 100);
      assertThrows(Vp8Exception.class, () -> decoder.decode(long1, long1.length, pool));
    }
  }

  @Test
  void whatIsClosedStaysClosed() {
    Vp8Decoder decoder = new Vp8Decoder();
    EncodedFrame frame = encoded(64, 48, 1).getFirst();
    decoder.close();
    decoder.close();
    assertThrows(
        IllegalStateException.class, () -> decoder.decode(frame.data(), frame.data().length, pool));
    Vp8Encoder encoder = new Vp8Encoder(64, 48, 100_000, 25);
    VideoFrame picture = new VideoFrame(64, 48);
    encoder.close();
    encoder.close();
    assertThrows(IllegalStateException.class, () -> encoder.encode(picture, 0, false));
    assertThrows(IllegalStateException.class, () -> encoder.bitrate(50_000));
  }

  @Test
  void wrongSettingsAreNamed() {
    assertThrows(IllegalArgumentException.class, () -> new Vp8Encoder(0, 48, 100_000, 25));
    assertThrows(IllegalArgumentException.class, () -> new Vp8Encoder(9000, 9000, 100_000, 25));
    assertThrows(IllegalArgumentException.class, () -> new Vp8Encoder(64, 48, 0, 25));
    assertThrows(IllegalArgumentException.class, () -> new Vp8Encoder(64, 48, 100_000, 0));
    try (Vp8Encoder encoder = new Vp8Encoder(64, 48, 100_000, 25)) {
      VideoFrame other = new VideoFrame(48, 64);
      assertThrows(IllegalArgumentException.class, () -> encoder.encode(other, 0, true));
      assertThrows(IllegalArgumentException.class, () -> encoder.bitrate(0));
    }
  }

  @Test
  void theWholeWayWarmsUp() {
    VideoWarmUp.run();
  }
}
