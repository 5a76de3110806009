package io.babelgrid.transport.rtp;

/**
 * Writes the RTP packets of one outgoing stream, with room behind them for the SRTP tag. Immutable,
 * for any thread.
 *
 * @param midId id of the MID header extension, 0 for none; likewise the other ids
 */
public record RtpWriter(
    int payloadType, int ssrc, int midId, byte[] mid, int absSendTimeId, int wideId) {

  /** AES-GCM appends 16 bytes, HMAC-SHA1-80 appends 10. */
  public static final int TAIL_BYTES = 16;

  /** One whose packets have no transport-wide number. */
  public RtpWriter(int payloadType, int ssrc, int midId, byte[] mid, int absSendTimeId) {
    this(payloadType, ssrc, midId, mid, absSendTimeId, 0);
  }

  /** Whether packets say a transport-wide number. */
  public boolean isWide() {
    return wideId > 0;
  }

  /** {@link #packet(byte[], long, long, boolean, long, int)} without transport-wide number. */
  public byte[] packet(byte[] payload, long sequence, long timestamp, boolean marker, long ntpNow) {
    return packet(payload, sequence, timestamp, marker, ntpNow, 0);
  }

  /**
   * A packet without its SRTP tag: the array is {@link #TAIL_BYTES} longer than the packet.
   *
   * @param sequence lower 16 bits count
   * @param timestamp lower 32 bits count
   * @param ntpNow 32.32 fixed-point seconds, for abs-send-time
   * @param wide transport-wide number, where {@link #isWide}; lower 16 bits count
   */
  public byte[] packet(
      byte[] payload, long sequence, long timestamp, boolean marker, long ntpNow, int wide) {
    int extension = extensionBytes();
    int header = RtpPacket.FIXED_HEADER_BYTES + extension;
    byte[] out = new byte[header + payload.length + TAIL_BYTES];
    out[0] = (byte) (extension > 0 ? 0x90 : 0x80);
    out[1] = (byte) (payloadType | (marker ? 0x80 : 0));
    Bytes.put16(out, 2, (int) sequence);
    Bytes.put32(out, 4, timestamp);
    Bytes.put32(out, 8, ssrc);
    if (extension > 0) {
      extension(out, extension, ntpNow, wide);
    }
    System.arraycopy(payload, 0, out, header, payload.length);
    return out;
  }

  private int extensionBytes() {
    int bytes =
        (midId > 0 ? 1 + mid.length : 0) + (absSendTimeId > 0 ? 4 : 0) + (wideId > 0 ? 3 : 0);
    return bytes == 0 ? 0 : 4 + (bytes + 3) / 4 * 4;
  }

  private void extension(byte[] out, int bytes, long ntpNow, int wide) {
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
    if (wideId > 0) {
      out[at] = (byte) (wideId << 4 | 1);
      Bytes.put16(out, at + 1, wide);
      at += 3;
    }
    if (midId > 0) {
      out[at] = (byte) (midId << 4 | mid.length - 1);
      System.arraycopy(mid, 0, out, at + 1, mid.length);
    }
  }
}
