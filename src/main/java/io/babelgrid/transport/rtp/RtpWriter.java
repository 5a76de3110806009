package io.babelgrid.transport.rtp;

/**
 * Writes the RTP packets of one outgoing stream, with room behind them for the SRTP tag. Immutable,
 * for any thread.
 *
 * @param midId id of the MID header extension, 0 for none; likewise the other id
 */
public record RtpWriter(int payloadType, int ssrc, int midId, byte[] mid, int absSendTimeId) {

  /** AES-GCM appends 16 bytes, HMAC-SHA1-80 appends 10. */
  public static final int TAIL_BYTES = 16;

  /**
   * A packet without its SRTP tag: the array is {@link #TAIL_BYTES} longer than the packet.
   *
   * @param sequence lower 16 bits count
   * @param timestamp lower 32 bits count
   * @param ntpNow 32.32 fixed-point seconds, for abs-send-time
   */
  public byte[] packet(byte[] payload, long sequence, long timestamp, boolean marker, long ntpNow) {
    int extension = extensionBytes();
    int header = RtpPacket.FIXED_HEADER_BYTES + extension;
    byte[] out = new byte[header + payload.length + TAIL_BYTES];
    out[0] = (byte) (extension > 0 ? 0x90 : 0x80);
    out[1] = (byte) (payloadType | (marker ? 0x80 : 0));
    Bytes.put16(out, 2, (int) sequence);
    Bytes.put32(out, 4, timestamp);
    Bytes.put32(out, 8, ssrc);
    if (extension > 0) {
      extension(out, extension, ntpNow);
    }
    System.arraycopy(payload, 0, out, header, payload.length);
    return out;
  }

  private int extensionBytes() {
    int bytes = (midId > 0 ? 1 + mid.length : 0) + (absSendTimeId > 0 ? 4 : 0);
    return bytes == 0 ? 0 : 4 + (bytes + 3) / 4 * 4;
  }

  private void extension(byte[] out, int bytes, long ntpNow) {
    int at = RtpPacket.FIXED_HEADER_BYTES;
    Bytes.put16(out, at, 0xBEDE);
    Bytes.put16(out, at + 2, bytes / 4 - 1);
    at += 4;
    if (absSendTimeId > 0) {
      out[at] = (byte) (absSendTimeId << 4 | 2);
      // 6 bits of seconds, 18 of fraction.
      Bytes.put24(out, at + 1, (int) (ntpNow >>> 14));
      at += 4;
    }
    if (midId > 0) {
      out[at] = (byte) (midId << 4 | mid.length - 1);
      System.arraycopy(mid, 0, out, at + 1, mid.length);
    }
  }
}
