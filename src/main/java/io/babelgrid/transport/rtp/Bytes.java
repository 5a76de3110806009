package io.babelgrid.transport.rtp;

/** Big-endian fields. */
final class Bytes {

  private Bytes() {}

  static int u16(byte[] b, int at) {
    return (b[at] & 0xFF) << 8 | b[at + 1] & 0xFF;
  }

  static int u24(byte[] b, int at) {
    return (b[at] & 0xFF) << 16 | u16(b, at + 1);
  }

  static long u32(byte[] b, int at) {
    return (long) u16(b, at) << 16 | u16(b, at + 2);
  }

  static long u64(byte[] b, int at) {
    return u32(b, at) << 32 | u32(b, at + 4);
  }

  static void put16(byte[] b, int at, int value) {
    b[at] = (byte) (value >> 8);
    b[at + 1] = (byte) value;
  }

  static void put24(byte[] b, int at, int value) {
    b[at] = (byte) (value >> 16);
    put16(b, at + 1, value);
  }

  static void put32(byte[] b, int at, long value) {
    put16(b, at, (int) (value >> 16));
    put16(b, at + 2, (int) value);
  }
}
