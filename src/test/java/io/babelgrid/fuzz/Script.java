package io.babelgrid.fuzz;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Reads a fuzzer's bytes as steps. After their end everything is 0, so that any bytes are a script
 * and a prefix of a script begins alike.
 */
final class Script {

  private static final long MS = 1_000_000;

  private final ByteBuffer data;
  private long nowNs = 1_000 * MS;

  Script(byte[] bytes) {
    data = ByteBuffer.wrap(bytes);
  }

  boolean more() {
    return data.hasRemaining();
  }

  int u8() {
    return data.hasRemaining() ? data.get() & 0xFF : 0;
  }

  int s8() {
    return (byte) u8();
  }

  int u16() {
    return u8() << 8 | u8();
  }

  long u32() {
    return (long) u16() << 16 | u16();
  }

  long u64() {
    return u32() << 32 | u32();
  }

  /** Two bytes of length, then as many bytes, as far as there are. */
  byte[] bytes(int most) {
    int length = Math.min(u16() % (most + 1), data.remaining());
    byte[] bytes = new byte[length];
    data.get(bytes);
    return bytes;
  }

  /** All that is left. */
  byte[] rest() {
    byte[] all = Arrays.copyOfRange(data.array(), data.position(), data.limit());
    data.position(data.limit());
    return all;
  }

  /** One byte of time that passes: up to 127 ms, or a power of two of ms, 2 hours at most. */
  long pass() {
    int step = u8();
    nowNs += step < 128 ? step * MS : MS << (step - 128) % 23;
    return nowNs;
  }

  long nowNs() {
    return nowNs;
  }
}
