package io.babelgrid.transport;

import java.util.Arrays;

/**
 * An encrypted RTP or RTCP packet on its way from the receive thread to its peer's thread, which
 * then owns the buffer.
 */
record Datagram(byte[] buffer, int offset, int length, long arrivedNs) {

  /** RTCP packet types are 192..223 in the second byte (RFC 5761, 4). */
  boolean rtcp() {
    int type = buffer[offset + 1] & 0xFF;
    return type >= 192 && type <= 223;
  }

  /** The same packet in a buffer of its own: decryption works in place. */
  Datagram copy() {
    return new Datagram(Arrays.copyOfRange(buffer, offset, offset + length), 0, length, arrivedNs);
  }
}
