package io.babelgrid.transport.ice;

import io.babelgrid.pipeline.HmacSha1;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/** The STUN attribute by which a message proves that its sender has a password (RFC 8489, 14.5). */
final class MessageIntegrity {

  static final int TYPE = 0x0008;
  static final int BYTES = 20;
  private static final int HEADER_BYTES = 20;

  private MessageIntegrity() {}

  /**
   * The value of the attribute that begins at {@code at}, whatever follows it.
   *
   * @param offset of the message
   */
  static byte[] of(byte[] b, int offset, int at, String password) {
    byte[] covered = Arrays.copyOfRange(b, offset, at);
    int counted = at - offset - HEADER_BYTES + 4 + BYTES;
    covered[2] = (byte) (counted >> 8);
    covered[3] = (byte) counted;
    return HmacSha1.of(password.getBytes(StandardCharsets.UTF_8), covered);
  }

  /** Whether the attribute that begins at {@code at} says what it should. */
  static boolean holds(byte[] b, int offset, int at, String password) {
    byte[] said = Arrays.copyOfRange(b, at + 4, at + 4 + BYTES);
    return MessageDigest.isEqual(of(b, offset, at, password), said);
  }
}
