package io.babelgrid.face;

import io.babelgrid.pipeline.StreamId;
import io.babelgrid.video.EncodedFrame;
import io.babelgrid.video.VideoFrame;
import io.babelgrid.video.Vp8Encoder;
import io.babelgrid.video.Vp8Packetizer;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Pictures of one track to RTP payloads. A new size begins with a new encoder and a key frame. One
 * thread encodes; any may ask for a key frame or close.
 */
public final class LipEncoder implements AutoCloseable {

  private static final int FIRST_BITS_PER_SECOND = 600_000;
  private static final int FRAMES_PER_SECOND = 30;

  /** Several that join at once share one key frame, and lost ones don't make a storm of them. */
  private static final long KEY_FRAMES_APART_NS = 300_000_000L;

  /** How often the bitrate follows. */
  private static final long RATE_EVERY_NS = 500_000_000L;

  private final StreamId stream = StreamId.opened("lips");
  private final Vp8Packetizer packetizer;
  private final long firstTicks;
  private @Nullable Vp8Encoder encoder;
  private int bitsPerSecond = FIRST_BITS_PER_SECOND;
  private long ratedNs = Long.MIN_VALUE / 2;
  private long keyedNs = Long.MIN_VALUE / 2;
  private long ticks;
  private volatile boolean keyWanted = true;
  private boolean closed;

  /**
   * @param random where sequences of the track begin
   */
  LipEncoder(RandomGenerator random) {
    this.packetizer = new Vp8Packetizer(random.nextInt(1 << 15));
    this.firstTicks = random.nextLong(1L << 31);
  }

  StreamId stream() {
    return stream;
  }

  void keyFrame() {
    keyWanted = true;
  }

  /** What the receivers can take, looked at now and then. */
  synchronized void bitrate(int receiversBitsPerSecond, long nowNs) {
    if (nowNs - ratedNs < RATE_EVERY_NS) {
      return;
    }
    ratedNs = nowNs;
    if (receiversBitsPerSecond > 0 && receiversBitsPerSecond != bitsPerSecond) {
      bitsPerSecond = receiversBitsPerSecond;
      Vp8Encoder open = encoder;
      if (open != null) {
        open.bitrate(bitsPerSecond);
      }
    }
  }

  /**
   * The payloads of a picture; none once closed.
   *
   * @param shownNs when it is shown
   */
  synchronized List<byte[]> encode(VideoFrame frame, long shownNs) {
    if (closed) {
      return List.of();
    }
    Vp8Encoder fitting = encoder;
    if (fitting == null || fitting.width() != frame.width() || fitting.height() != frame.height()) {
      if (fitting != null) {
        fitting.close();
      }
      fitting = new Vp8Encoder(frame.width(), frame.height(), bitsPerSecond, FRAMES_PER_SECOND);
      encoder = fitting;
      keyWanted = true;
      keyedNs = Long.MIN_VALUE / 2;
    }
    boolean key = keyWanted && shownNs - keyedNs >= KEY_FRAMES_APART_NS;
    if (key) {
      keyWanted = false;
      keyedNs = shownNs;
    }
    ticks = firstTicks + shownNs / 1_000 * (Vp8Encoder.CLOCK_HZ / 1_000) / 1_000 & 0xFFFF_FFFFL;
    EncodedFrame encoded = fitting.encode(frame, ticks, key);
    return packetizer.packets(encoded.data());
  }

  /** RTP time of the last picture, 32 bits. */
  synchronized long ticks() {
    return ticks;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (encoder != null) {
      encoder.close();
    }
    encoder = null;
  }
}
