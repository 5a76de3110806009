package io.babelgrid.video;

import java.util.ArrayList;
import java.util.List;

/** VP8 as the product reads it, for whoever stands outside. */
public final class Vp8Probe {

  private Vp8Probe() {}

  /** Whether a payload starts a key frame, by the assembler's own reading. */
  public static boolean startsKeyFrame(byte[] payload) {
    Vp8Descriptor descriptor = Vp8Descriptor.parse(payload);
    return descriptor != null
        && descriptor.startsFrame()
        && Vp8FrameHeader.startsKey(payload[descriptor.bytes()]);
  }

  /** Bytes before the VP8 data of a payload, or -1. */
  public static int headerBytes(byte[] payload) {
    Vp8Descriptor descriptor = Vp8Descriptor.parse(payload);
    return descriptor == null ? -1 : descriptor.bytes();
  }

  /** A real stream: moving pictures. */
  public static List<byte[]> stream(int width, int height, int frames) {
    List<byte[]> out = new ArrayList<>();
    try (Vp8Encoder encoder = new Vp8Encoder(width, height, 200_000, 25)) {
      for (int i = 0; i < frames; i++) {
        EncodedFrame frame =
            encoder.encode(TestPictures.picture(width, height, i), i * 3600L, i == frames / 2);
        if (frame != null) {
          out.add(frame.data());
        }
      }
    }
    return out;
  }
}
