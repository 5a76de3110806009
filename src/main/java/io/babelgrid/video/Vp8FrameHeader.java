package io.babelgrid.video;

/**
 * What every VP8 frame says first (RFC 6386, 9.1).
 *
 * @param width of a key frame, 14 bits; 0 otherwise; likewise the height
 */
record Vp8FrameHeader(boolean key, int width, int height) {

  private static final int TAG_BYTES = 3;
  private static final int KEY_BYTES = 10;
  private static final int START_CODE = 0x9D012A;

  /** True when a frame that starts with this byte is a key frame. */
  static boolean startsKey(byte first) {
    return (first & 1) == 0;
  }

  /**
   * Reads the header.
   *
   * @throws Vp8Exception when it isn't one, or the first partition is longer than the frame
   */
  static Vp8FrameHeader parse(byte[] b, int length) {
    if (length < TAG_BYTES) {
      throw new Vp8Exception("a frame of " + length + " bytes");
    }
    boolean key = startsKey(b[0]);
    int header = key ? KEY_BYTES : TAG_BYTES;
    int tag = b[0] & 0xFF | (b[1] & 0xFF) << 8 | (b[2] & 0xFF) << 16;
    if (header + (tag >> 5) > length) {
      throw new Vp8Exception("a frame cut off at " + length + " bytes");
    }
    if (!key) {
      return new Vp8FrameHeader(false, 0, 0);
    }
    if (((b[3] & 0xFF) << 16 | (b[4] & 0xFF) << 8 | b[5] & 0xFF) != START_CODE) {
      throw new Vp8Exception("a key frame without start code");
    }
    int width = (b[6] & 0xFF | b[7] << 8) & 0x3FFF;
    int height = (b[8] & 0xFF | b[9] << 8) & 0x3FFF;
    if (width == 0 || height == 0) {
      throw new Vp8Exception("a key frame of " + width + "x" + height);
    }
    return new Vp8FrameHeader(true, width, height);
  }
}
