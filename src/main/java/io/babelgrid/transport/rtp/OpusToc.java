package io.babelgrid.transport.rtp;

/** Reads how long an Opus packet lasts from its first bytes (RFC 6716, 3.1 and 3.2). */
public final class OpusToc {

  /** 48 kHz samples of one frame: 2.5 ms. */
  private static final int CELT_SHORTEST = 120;

  private OpusToc() {}

  /** Samples at 48 kHz, at most 5760 (120 ms); 0 when the packet is malformed. */
  public static int durationTicks(byte[] packet) {
    return durationTicks(packet, 0, packet.length);
  }

  /** The same of a part of a buffer. */
  public static int durationTicks(byte[] b, int off, int len) {
    if (len == 0) {
      return 0;
    }
    int config = b[off] >> 3 & 0x1F;
    int frame;
    if (config >= 16) {
      frame = CELT_SHORTEST << (config & 3);
    } else if (config >= 12) {
      frame = 480 << (config & 1);
    } else {
      frame = (config & 3) == 3 ? 2880 : 480 << (config & 3);
    }
    int frames =
        switch (b[off] & 3) {
          case 0 -> 1;
          case 1, 2 -> 2;
          default -> len < 2 ? 0 : b[off + 1] & 0x3F;
        };
    int total = frame * frames;
    return total > 5760 ? 0 : total;
  }
}
