package io.babelgrid.lipsync;

import io.babelgrid.video.AssembledFrame;
import io.babelgrid.video.EncodedFrame;
import io.babelgrid.video.FramePool;
import io.babelgrid.video.VideoFrame;
import io.babelgrid.video.Vp8Assembler;
import io.babelgrid.video.Vp8Decoder;
import io.babelgrid.video.Vp8Encoder;
import io.babelgrid.video.Vp8Packetizer;
import java.time.Duration;
import java.util.List;

/** A video from its sender to its receiver: encoded, cut into packets, put together, decoded. */
final class Vp8Path implements AutoCloseable {

  /** What a camera of a call of few sends. */
  static final int BITS_PER_SECOND = 600_000;

  private static final int POOLED = 4;

  private final FramePool pool = new FramePool(POOLED);
  private final Vp8Packetizer packetizer = new Vp8Packetizer(0);
  private final Vp8Assembler assembler = new Vp8Assembler(Duration.ofMillis(300));
  private final Vp8Decoder decoder = new Vp8Decoder();
  private final Vp8Encoder encoder;
  private final CpuCost encoding;
  private final CpuCost decoding;
  private EncodedFrame encoded;
  private long sequence = 1 << 16;
  private long bytes;
  private int frames;

  /**
   * @param framesPerSecond what the encoder is to expect
   */
  Vp8Path(int width, int height, int framesPerSecond, CpuCost encoding, CpuCost decoding) {
    this.encoder = new Vp8Encoder(width, height, BITS_PER_SECOND, framesPerSecond);
    this.encoding = encoding;
    this.decoding = decoding;
  }

  /** The picture as it arrives; to be given back with {@link #done}. */
  VideoFrame through(VideoFrame picture, long shownNs) {
    long ticks = shownNs / 1_000 * 9 / 100 & 0xFFFF_FFFFL;
    encoded = encoding.of(() -> encoder.encode(picture, ticks, frames == 0));
    frames++;
    bytes += encoded.data().length;
    List<byte[]> payloads = packetizer.packets(encoded.data());
    for (int i = 0; i < payloads.size(); i++) {
      assembler.offer(sequence++, ticks, i + 1 == payloads.size(), payloads.get(i), shownNs);
    }
    AssembledFrame whole = assembler.poll(shownNs);
    VideoFrame shown =
        whole == null
            ? null
            : decoding.of(() -> decoder.decode(whole.data(), whole.length(), pool));
    if (shown == null) {
      throw new IllegalStateException("a picture got lost on a path that loses nothing");
    }
    return shown;
  }

  /** The last picture as it was sent. */
  EncodedFrame encoded() {
    return encoded;
  }

  void done(VideoFrame picture) {
    pool.give(picture);
  }

  /** Mean over the pictures so far. */
  long bitsPerSecond(long frameNs) {
    return frames == 0 ? 0 : Math.round(bytes * 8e9 / ((double) frames * frameNs));
  }

  @Override
  public void close() {
    encoder.close();
    decoder.close();
  }
}
