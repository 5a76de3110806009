package io.babelgrid.transport.ice;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * The STUN attribute that tells a message from other datagrams (RFC 8489, 14.7). Browsers take no
 * answer without it.
 */
final class Fingerprint {

  static final int BYTES = 8;

  private static final short TYPE = (short) 0x8028;
  private static final int XOR = 0x5354554E;
  private static final int HEADER_BYTES = 20;

  private Fingerprint() {}

  /** The same message, with it. */
  static byte[] onto(byte[] message) {
    byte[] out = Arrays.copyOf(message, message.length + BYTES);
    ByteBuffer.wrap(out).putShort(2, (short) (out.length - HEADER_BYTES));
    CRC32 crc = new CRC32();
    crc.update(out, 0, message.length);
    ByteBuffer.wrap(out, message.length, BYTES)
        .putShort(TYPE)
        .putShort((short) 4)
        .putInt((int) crc.getValue() ^ XOR);
    return out;
  }
}
