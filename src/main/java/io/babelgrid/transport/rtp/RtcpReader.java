package io.babelgrid.transport.rtp;

/** Reads RTCP compounds (RFC 3550, 6; RFC 4585, 6; RFC 5104, 4.3.1; REMB draft 03). */
public final class RtcpReader {

  private static final int SENDER_REPORT = 200;
  private static final int RECEIVER_REPORT = 201;
  private static final int TRANSPORT_FEEDBACK = 205;
  private static final int PAYLOAD_FEEDBACK = 206;
  private static final int REPORT_BLOCK_BYTES = 24;

  private RtcpReader() {}

  /** The sender's SSRC of a compound that may still be encrypted. */
  public static int senderOf(byte[] b, int off) {
    return (int) Bytes.u32(b, off + 4);
  }

  /** Tells all that is well-formed; false when something isn't. */
  public static boolean read(byte[] b, int off, int len, RtcpListener listener) {
    int at = off;
    int end = off + len;
    while (at < end) {
      int next = at + 4 <= end ? at + 4 + 4 * Bytes.u16(b, at + 2) : end + 1;
      if (next > end || (b[at] & 0xC0) != 0x80 || next - at < 8 || !one(b, at, next, listener)) {
        return false;
      }
      at = next;
    }
    return true;
  }

  private static boolean one(byte[] b, int at, int end, RtcpListener listener) {
    int count = b[at] & 0x1F;
    switch (b[at + 1] & 0xFF) {
      case SENDER_REPORT -> {
        if (end - at < 28) {
          return false;
        }
        long ntp = Bytes.u32(b, at + 8) << 32 | Bytes.u32(b, at + 12);
        listener.senderReport(Bytes.u32(b, at + 4), ntp, Bytes.u32(b, at + 16));
        return blocks(b, at + 28, count, end, listener);
      }
      case RECEIVER_REPORT -> {
        return blocks(b, at + 8, count, end, listener);
      }
      case TRANSPORT_FEEDBACK -> {
        return count != 1 || nack(b, at, end, listener);
      }
      case PAYLOAD_FEEDBACK -> {
        return payloadFeedback(b, at, count, end, listener);
      }
      default -> {
        return true;
      }
    }
  }

  private static boolean blocks(byte[] b, int at, int count, int end, RtcpListener listener) {
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

  private static boolean nack(byte[] b, int at, int end, RtcpListener listener) {
    if (end - at < 12) {
      return false;
    }
    long ssrc = Bytes.u32(b, at + 8);
    for (int item = at + 12; item + 4 <= end; item += 4) {
      int first = Bytes.u16(b, item);
      int mask = Bytes.u16(b, item + 2);
      listener.nack(ssrc, first);
      for (int bit = 0; bit < 16; bit++) {
        if ((mask >> bit & 1) != 0) {
          listener.nack(ssrc, first + 1 + bit & 0xFFFF);
        }
      }
    }
    return true;
  }

  private static boolean payloadFeedback(
      byte[] b, int at, int format, int end, RtcpListener listener) {
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
