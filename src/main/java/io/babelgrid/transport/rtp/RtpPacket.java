package io.babelgrid.transport.rtp;

import org.jspecify.annotations.Nullable;

/**
 * A decrypted RTP packet inside a receive buffer (RFC 3550, 5.1; header extensions RFC 8285).
 *
 * @param timestamp unsigned 32 bits
 * @param payloadOffset index into {@code buffer}
 * @param payloadLength without padding; 0 for bandwidth probes
 */
public record RtpPacket(
    byte[] buffer,
    int offset,
    int payloadType,
    boolean marker,
    int sequence,
    long timestamp,
    int ssrc,
    int payloadOffset,
    int payloadLength) {

  public static final int FIXED_HEADER_BYTES = 12;

  private static final int ONE_BYTE_PROFILE = 0xBEDE;

  /** Of a packet whose sender does not say how loud it is. */
  public static final int LEVEL_UNKNOWN = -1;

  /** The SSRC of a packet that may still be encrypted. */
  public static int ssrcOf(byte[] b, int off) {
    return (int) Bytes.u32(b, off + 8);
  }

  /** Reads the header of a decrypted packet; null when it contradicts the length. */
  public static @Nullable RtpPacket parse(byte[] b, int off, int len) {
    if (len < FIXED_HEADER_BYTES || (b[off] & 0xC0) != 0x80) {
      return null;
    }
    int end = off + len;
    int payload = off + FIXED_HEADER_BYTES + 4 * (b[off] & 0x0F);
    if ((b[off] & 0x10) != 0) {
      if (payload + 4 > end) {
        return null;
      }
      payload += 4 + 4 * Bytes.u16(b, payload + 2);
    }
    int padding = (b[off] & 0x20) != 0 ? b[end - 1] & 0xFF : 0;
    if (payload + padding > end) {
      return null;
    }
    return new RtpPacket(
        b,
        off,
        b[off + 1] & 0x7F,
        (b[off + 1] & 0x80) != 0,
        Bytes.u16(b, off + 2),
        Bytes.u32(b, off + 4),
        (int) Bytes.u32(b, off + 8),
        payload,
        end - padding - payload);
  }

  /** Index of the value of a one-byte header extension, or -1. Its length is at index - 1. */
  public int extension(int id) {
    if (id == 0 || (buffer[offset] & 0x10) == 0) {
      return -1;
    }
    int at = offset + FIXED_HEADER_BYTES + 4 * (buffer[offset] & 0x0F);
    if (Bytes.u16(buffer, at) != ONE_BYTE_PROFILE) {
      return -1;
    }
    int end = at + 4 + 4 * Bytes.u16(buffer, at + 2);
    at += 4;
    while (at < end) {
      int element = buffer[at] >> 4 & 0x0F;
      int length = element == 0 ? 0 : (buffer[at] & 0x0F) + 1;
      if (element == 15 || at + 1 + length > end) {
        return -1;
      }
      if (element == id) {
        return at + 1;
      }
      at += 1 + length;
    }
    return -1;
  }

  /** Bytes of the extension value that {@link #extension} found at {@code index}. */
  public int extensionLength(int index) {
    return (buffer[index - 1] & 0x0F) + 1;
  }

  /**
   * When the first sample was captured, by the sender's clock (abs-capture-time).
   *
   * @param id of the extension
   * @return NTP time of 64 bits; 0 when the packet does not say
   */
  public long captureNtp(int id) {
    int at = extension(id);
    return at < 0 || extensionLength(at) < Long.BYTES ? 0 : Bytes.u64(buffer, at);
  }

  /**
   * How loud the sender says that this packet is (RFC 6464).
   *
   * @param id of the extension
   * @return dB below full scale, 0 to 127, or {@link #LEVEL_UNKNOWN}
   */
  public int levelBelowFull(int id) {
    int at = extension(id);
    return at < 0 ? LEVEL_UNKNOWN : buffer[at] & 0x7F;
  }

  /** A copy of the payload. */
  public byte[] payload() {
    byte[] copy = new byte[payloadLength];
    System.arraycopy(buffer, payloadOffset, copy, 0, payloadLength);
    return copy;
  }
}
