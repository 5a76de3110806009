package io.babelgrid.transport.rtp;

/** Reads the VP8 payload descriptor (RFC 7741, 4.2). */
public final class Vp8Payload {

  private Vp8Payload() {}

  /** True when the payload starts a key frame: S set, partition 0, inverse key frame bit clear. */
  public static boolean startsKeyFrame(byte[] b, int off, int len) {
    if (len < 2 || (b[off] & 0x10) == 0 || (b[off] & 0x07) != 0) {
      return false;
    }
    int header = 1;
    if ((b[off] & 0x80) != 0) {
      int flags = b[off + 1];
      header = 2;
      if ((flags & 0x80) != 0 && header < len) {
        header += (b[off + header] & 0x80) != 0 ? 2 : 1;
      }
      if ((flags & 0x40) != 0) {
        header++;
      }
      if ((flags & 0x30) != 0) {
        header++;
      }
    }
    return header < len && (b[off + header] & 0x01) == 0;
  }
}
