package io.babelgrid.transport.rtp;

/** Reads the VP8 payload descriptor (RFC 7741, 4.2). */
public final class Vp8Payload {

  /** Of a payload that carries no picture id. */
  public static final int NO_ID = -1;

  /** Tag, start code, width and height. */
  private static final int KEY_HEADER_BYTES = 10;

  private Vp8Payload() {}

  /** True when the payload starts a picture: S set, partition 0. */
  public static boolean startsPicture(byte[] b, int off, int len) {
    return len >= 2 && (b[off] & 0x10) != 0 && (b[off] & 0x07) == 0;
  }

  /** True when the payload starts a key frame: inverse key frame bit clear. */
  public static boolean startsKeyFrame(byte[] b, int off, int len) {
    if (!startsPicture(b, off, len)) {
      return false;
    }
    int header = descriptorBytes(b, off, len);
    return header < len && (b[off + header] & 0x01) == 0;
  }

  /** How tall a key frame is (RFC 6386, 9.1), or 0 where the payload does not start one. */
  public static int height(byte[] b, int off, int len) {
    int header = startsKeyFrame(b, off, len) ? descriptorBytes(b, off, len) : len;
    return header + KEY_HEADER_BYTES > len
        ? 0
        : (b[off + header + 8] & 0xFF | b[off + header + 9] << 8) & 0x3FFF;
  }

  private static int descriptorBytes(byte[] b, int off, int len) {
    if ((b[off] & 0x80) == 0) {
      return 1;
    }
    int flags = b[off + 1];
    int header = 2;
    if ((flags & 0x80) != 0 && header < len) {
      header += (b[off + header] & 0x80) != 0 ? 2 : 1;
    }
    if ((flags & 0x40) != 0) {
      header++;
    }
    if ((flags & 0x30) != 0) {
      header++;
    }
    return header;
  }

  /** Running number of the picture, 7 or 15 bits, or {@link #NO_ID}. */
  public static int pictureId(byte[] b, int off, int len) {
    if (len < 4 || (b[off] & 0x80) == 0 || (b[off + 1] & 0x80) == 0) {
      return NO_ID;
    }
    int first = b[off + 2];
    return (first & 0x80) != 0 ? (first & 0x7F) << 8 | b[off + 3] & 0xFF : first;
  }

  /** The id of the picture after it, or {@link #NO_ID}. */
  public static int nextPictureId(byte[] b, int off, int len) {
    int id = pictureId(b, off, len);
    if (id == NO_ID) {
      return NO_ID;
    }
    return id + 1 & ((b[off + 2] & 0x80) != 0 ? 0x7FFF : 0x7F);
  }
}
