package io.babelgrid.transport.ice;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a browser answers to a binding request (RFC 8489, 5 and 14), whichever attributes it adds.
 *
 * @param integrityAt where the attribute MESSAGE-INTEGRITY begins
 */
record BindingAnswer(byte[] buffer, int offset, int integrityAt) {

  private static final int HEADER_BYTES = 20;
  private static final int BINDING_SUCCESS = 0x0101;

  /** Reads a datagram; null when it is no such answer, or carries no MESSAGE-INTEGRITY. */
  static @Nullable BindingAnswer parse(byte[] b, int offset, int length) {
    if (length < HEADER_BYTES || u16(b, offset) != BINDING_SUCCESS) {
      return null;
    }
    int end = offset + length;
    for (int at = offset + HEADER_BYTES; at + 4 <= end; at = next(b, at)) {
      if (u16(b, at) == MessageIntegrity.TYPE) {
        boolean whole =
            u16(b, at + 2) == MessageIntegrity.BYTES && at + 4 + MessageIntegrity.BYTES <= end;
        return whole ? new BindingAnswer(b, offset, at) : null;
      }
    }
    return null;
  }

  private static int next(byte[] b, int at) {
    return at + 4 + (u16(b, at + 2) + 3 & ~3);
  }

  /** Whether who sent it knows its own password. */
  boolean knows(String password) {
    return MessageIntegrity.holds(buffer, offset, integrityAt, password);
  }

  byte[] transaction() {
    return Arrays.copyOfRange(buffer, offset + 8, offset + 8 + NodeCheck.TRANSACTION_BYTES);
  }

  private static int u16(byte[] b, int at) {
    return (b[at] & 0xFF) << 8 | b[at + 1] & 0xFF;
  }
}
