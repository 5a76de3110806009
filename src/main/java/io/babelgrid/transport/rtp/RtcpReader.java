package io.babelgrid.transport.rtp;

import java.util.stream.IntStream;

/**
 * Reads RTCP compounds (RFC 3550, 6; RFC 4585, 6; RFC 5104, 4.3.1; REMB draft 03; transport-wide
 * feedback draft 01).
 */
public final class RtcpReader {

  private static final int SENDER_REPORT = 200;
  private static final int RECEIVER_REPORT = 201;
  private static final int TRANSPORT_FEEDBACK = 205;
  private static final int PAYLOAD_FEEDBACK = 206;
  private static final int REPORT_BLOCK_BYTES = 24;
  private static final int NACK_ITEM_BYTES = 4;

  /**
   * Of one compound: up to 64 x 17 lost packets, 3 s of 640x480 video; each bit of what is beyond
   * would be a packet sent. A browser asks again for what it still misses.
   */
  static final int MAX_NACK_ITEMS = 64;

  private final byte[] b;
  private final RtcpListener listener;
  private int nackItems;

  private RtcpReader(byte[] compound, RtcpListener listener) {
    this.b = compound;
    this.listener = listener;
  }

  /** The sender's SSRC of a compound that may still be encrypted. */
  public static int senderOf(byte[] b, int off) {
    return (int) Bytes.u32(b, off + 4);
  }

  /** Tells all that is well-formed; false when something isn't. */
  public static boolean read(byte[] b, int off, int len, RtcpListener listener) {
    return new RtcpReader(b, listener).read(off, off + len);
  }

  private boolean read(int off, int end) {
    int at = off;
    while (at < end) {
      int next = at + 4 <= end ? at + 4 + 4 * Bytes.u16(b, at + 2) : end + 1;
      if (next > end || (b[at] & 0xC0) != 0x80 || next - at < 8 || !one(at, next)) {
        return false;
      }
      at = next;
    }
    return true;
  }

  private boolean one(int at, int end) {
    int count = b[at] & 0x1F;
    switch (b[at + 1] & 0xFF) {
      case SENDER_REPORT -> {
        if (end - at < 28) {
          return false;
        }
        long ntp = Bytes.u32(b, at + 8) << 32 | Bytes.u32(b, at + 12);
        listener.senderReport(Bytes.u32(b, at + 4), ntp, Bytes.u32(b, at + 16));
        return blocks(at + 28, count, end);
      }
      case RECEIVER_REPORT -> {
        return blocks(at + 8, count, end);
      }
      case TRANSPORT_FEEDBACK -> {
        return switch (count) {
          case 1 -> nack(at, end);
          case 15 -> arrivals(at, end);
          default -> true;
        };
      }
      case PAYLOAD_FEEDBACK -> {
        return payloadFeedback(at, count, end);
      }
      default -> {
        return true;
      }
    }
  }

  private boolean blocks(int at, int count, int end) {
    if (at + count * REPORT_BLOCK_BYTES > end) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      int block = at + i * REPORT_BLOCK_BYTES;
      listener.receptionReport(
          Bytes.u32(b, block),
          b[block + 4] & 0xFF,
          Bytes.u32(b, block + 16),
          Bytes.u32(b, block + 20));
    }
    return true;
  }

  private boolean nack(int at, int end) {
    if (end - at < 12) {
      return false;
    }
    var lost = IntStream.builder();
    for (int item = at + 12; item + NACK_ITEM_BYTES <= end; item += NACK_ITEM_BYTES) {
      if (++nackItems > MAX_NACK_ITEMS) {
        break;
      }
      int first = Bytes.u16(b, item);
      int mask = Bytes.u16(b, item + 2);
      lost.add(first);
      for (int bit = 0; bit < 16; bit++) {
        if ((mask >> bit & 1) != 0) {
          lost.add(first + 1 + bit & 0xFFFF);
        }
      }
    }
    int[] sequences = lost.build().toArray();
    if (sequences.length > 0) {
      listener.nack(Bytes.u32(b, at + 8), sequences);
    }
    return true;
  }

  private boolean arrivals(int at, int end) {
    ArrivalReport report = ArrivalReport.parse(b, Math.min(end, at + 12), end);
    if (report != null) {
      listener.arrivals(report);
    }
    // What is malformed within it says nothing.
    return true;
  }

  private boolean payloadFeedback(int at, int format, int end) {
    if (end - at < 12) {
      return false;
    }
    switch (format) {
      case 1 -> listener.keyFrameRequest(Bytes.u32(b, at + 8));
      case 4 -> {
        for (int item = at + 12; item + 8 <= end; item += 8) {
          listener.keyFrameRequest(Bytes.u32(b, item));
        }
      }
      case 15 -> {
        if (end - at >= 20 && Bytes.u32(b, at + 12) == 0x52454D42L) { // "REMB"
          int word = Bytes.u24(b, at + 17);
          listener.estimatedBitrate(shifted(word & 0x3FFFF, word >> 18));
        }
      }
      default -> {
        // Other payload feedback says nothing that this node acts on.
      }
    }
    return true;
  }

  /** The largest number where the sender's does not fit. */
  private static long shifted(long mantissa, int exponent) {
    return mantissa > Long.MAX_VALUE >> exponent ? Long.MAX_VALUE : mantissa << exponent;
  }
}
