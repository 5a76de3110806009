package io.babelgrid.video;

import java.time.Duration;
import java.util.List;

/** Loads and compiles the codec and its packets, so that the first call is as good as the tenth. */
public final class VideoWarmUp {

  /** Enough for the JIT's first tiers; takes about 0.3 s. */
  private static final int FRAMES = 100;

  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;
  private static final int STEP_TICKS = Vp8Encoder.CLOCK_HZ / 25;

  private VideoWarmUp() {}

  /** Encodes, cuts, joins and decodes a moving picture. */
  public static void run() {
    FramePool pool = new FramePool(2);
    Vp8Packetizer packetizer = new Vp8Packetizer(0);
    Vp8Assembler assembler = new Vp8Assembler(Duration.ofMillis(100));
    long sequence = 1 << 16;
    try (Vp8Encoder encoder = new Vp8Encoder(WIDTH, HEIGHT, 300_000, 25);
        Vp8Decoder decoder = new Vp8Decoder()) {
      for (int i = 0; i < FRAMES; i++) {
        VideoFrame picture = pool.take(WIDTH, HEIGHT);
        paint(picture, i);
        long ticks = (long) i * STEP_TICKS;
        List<byte[]> payloads = packetizer.packets(encoder.encode(picture, ticks, i == 0).data());
        pool.give(picture);
        for (int k = 0; k < payloads.size(); k++) {
          assembler.offer(sequence++, ticks, k + 1 == payloads.size(), payloads.get(k), i);
        }
        AssembledFrame frame = assembler.poll(i);
        VideoFrame shown =
            frame == null ? null : decoder.decode(frame.data(), frame.length(), pool);
        if (shown == null) {
          throw new IllegalStateException("VP8 fails");
        }
        pool.give(shown);
      }
    }
  }

  private static void paint(VideoFrame picture, int step) {
    byte[] data = picture.data();
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) (16 + (i * 7 + step * 5 & 0x7F));
    }
  }
}
