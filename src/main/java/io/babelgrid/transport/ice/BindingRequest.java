package io.babelgrid.transport.ice;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A STUN binding request as ICE sends it (RFC 8489, 5 and 14): whom it says that it comes from, and
 * whether it does.
 *
 * @param username {@code receiver's ufrag:sender's ufrag}
 * @param integrityAt where the attribute MESSAGE-INTEGRITY begins
 */
record BindingRequest(byte[] buffer, int offset, String username, int integrityAt) {

  private static final int HEADER_BYTES = 20;
  private static final int BINDING_REQUEST = 0x0001;
  private static final int MAGIC_COOKIE = 0x2112A442;
  private static final int USERNAME = 0x0006;
  private static final int MESSAGE_INTEGRITY = 0x0008;

  /** Reads a datagram; null when it is no such request, or carries no MESSAGE-INTEGRITY. */
  static @Nullable BindingRequest parse(byte[] b, int offset, int length) {
    if (length < HEADER_BYTES
        || u16(b, offset) != BINDING_REQUEST
        || (u16(b, offset + 4) << 16 | u16(b, offset + 6)) != MAGIC_COOKIE
        || u16(b, offset + 2) != length - HEADER_BYTES) {
      return null;
    }
    String username = null;
    int end = offset + length;
    for (int at = offset + HEADER_BYTES; at + 4 <= end; at = next(b, at)) {
      int type = u16(b, at);
      int bytes = u16(b, at + 2);
      if (at + 4 + bytes > end) {
        return null;
      }
      if (type == MESSAGE_INTEGRITY) {
        // What follows is not protected: a name there would be anybody's.
        return username == null || bytes != MessageIntegrity.BYTES
            ? null
            : new BindingRequest(b, offset, username, at);
      }
      if (type == USERNAME) {
        username = new String(b, at + 4, bytes, StandardCharsets.UTF_8);
      }
    }
    return null;
  }

  private static int next(byte[] b, int at) {
    return at + 4 + (u16(b, at + 2) + 3 & ~3);
  }

  /** Whether who sent it knows the receiver's password (RFC 8489, 9.1.3). */
  boolean knows(String password) {
    return MessageIntegrity.holds(buffer, offset, integrityAt, password);
  }

  private static int u16(byte[] b, int at) {
    return (b[at] & 0xFF) << 8 | b[at + 1] & 0xFF;
  }
}
