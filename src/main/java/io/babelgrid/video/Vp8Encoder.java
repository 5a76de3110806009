package io.babelgrid.video;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/**
 * Encodes pictures of one size to VP8 (RFC 6386) in real time: every picture becomes one frame at
 * once, key frames come first and on request only. One thread encodes; any may close.
 */
public final class Vp8Encoder implements AutoCloseable {

  /** The RTP clock of video (RFC 7741, 4.1). */
  public static final int CLOCK_HZ = 90_000;

  // Controls of vp8cx.h.
  private static final int SET_CPU_USED = 13;
  private static final int SET_STATIC_THRESHOLD = 17;
  private static final int SET_TOKEN_PARTITIONS = 18;
  private static final int SET_MAX_INTRA_BITRATE_PERCENT = 26;

  /**
   * Fixed speed: positive values follow the clock, so a busy machine would change the picture. A
   * face of 640x480 at 600 kbit/s: 2.3 ms and 42.2 dB; with -4 5.2 ms and 42.5 dB, with -12 2.0 ms
   * and 41.2 dB.
   */
  private static final int CPU_USED = -8;

  /** A key frame may take as much as so many hundredths of a mean frame. */
  private static final int MAX_KEY_FRAME_PERCENT = 500;

  // vpx_codec_cx_pkt_t.
  private static final long PACKET_BYTES = 128;
  private static final int FRAME_PACKET = 0;
  private static final long DATA = 8;
  private static final long SIZE = 16;
  private static final long FLAGS = 40;
  private static final int KEY = 1;

  /** A longer pause says nothing about the frame rate. */
  private static final int LONGEST_STEP_TICKS = 2 * CLOCK_HZ;

  private final int width;
  private final int height;
  private final int frameTicks;
  private final EncoderConfig config;
  private final VpxCodec codec;
  private final VpxImage image;
  private long time;
  private long lastTicks;

  /**
   * @param framesPerSecond what to expect; the target bitrate holds whatever really comes
   */
  public Vp8Encoder(int width, int height, int bitsPerSecond, int framesPerSecond) {
    if (framesPerSecond < 1 || framesPerSecond > 60) {
      throw new IllegalArgumentException("framesPerSecond must be 1..60");
    }
    if (width < 1 || height < 1 || (long) width * height > Vp8Decoder.MAX_PIXELS) {
      throw new IllegalArgumentException("can't encode " + width + "x" + height);
    }
    requireBitrate(bitsPerSecond);
    this.width = width;
    this.height = height;
    frameTicks = CLOCK_HZ / framesPerSecond;
    codec = new VpxCodec();
    config = EncoderConfig.of(codec, width, height, bitsPerSecond);
    image = VpxImage.allocate(codec, width, height);
    codec.openEncoder(config.struct());
    codec.control(SET_CPU_USED, CPU_USED);
    codec.control(SET_STATIC_THRESHOLD, 1);
    codec.control(SET_TOKEN_PARTITIONS, 0);
    codec.control(SET_MAX_INTRA_BITRATE_PERCENT, MAX_KEY_FRAME_PERCENT);
  }

  private static void requireBitrate(int bitsPerSecond) {
    if (bitsPerSecond < 1000) {
      throw new IllegalArgumentException("bitsPerSecond must be 1000 at least");
    }
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /**
   * Encodes a picture of the encoder's size.
   *
   * @param timeTicks90k when it is shown; may roll over at 32 bits as RTP time does
   * @param keyFrame the receiver has nothing to refer to
   */
  public synchronized EncodedFrame encode(VideoFrame frame, long timeTicks90k, boolean keyFrame) {
    codec.requireOpen();
    if (frame.width() != width || frame.height() != height) {
      throw new IllegalArgumentException(
          frame.width() + "x" + frame.height() + " for an encoder of " + width + "x" + height);
    }
    int step = (int) (timeTicks90k - lastTicks);
    time += step > 0 && step <= LONGEST_STEP_TICKS ? step : frameTicks;
    lastTicks = timeTicks90k;
    image.fill(frame);
    codec.encode(image.struct(), time, frameTicks, keyFrame ? KEY : 0);
    return packet(timeTicks90k);
  }

  private EncodedFrame packet(long timeTicks) {
    while (true) {
      MemorySegment pointer = codec.nextPacket();
      if (pointer.equals(MemorySegment.NULL)) {
        throw new Vp8Exception("libvpx made no frame");
      }
      MemorySegment packet = pointer.reinterpret(PACKET_BYTES);
      if (packet.get(JAVA_INT, 0) == FRAME_PACKET) {
        long size = packet.get(JAVA_LONG, SIZE);
        byte[] data = packet.get(ADDRESS, DATA).reinterpret(size).toArray(JAVA_BYTE);
        return new EncodedFrame(data, (packet.get(JAVA_INT, FLAGS) & KEY) != 0, timeTicks);
      }
    }
  }

  /** Changes the target from the next frame on. */
  public synchronized void bitrate(int bitsPerSecond) {
    requireBitrate(bitsPerSecond);
    codec.configure(config.bitrate(bitsPerSecond).struct());
  }

  /** Frees native memory. */
  @Override
  public synchronized void close() {
    codec.close();
  }
}
