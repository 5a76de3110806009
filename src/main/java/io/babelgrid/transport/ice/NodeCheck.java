package io.babelgrid.transport.ice;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The STUN messages by which nodes find out whether they reach each other (RFC 8489, 5 and 14): a
 * binding request and what is answered, both under the password of who is asked.
 */
final class NodeCheck {

  static final int TRANSACTION_BYTES = 12;

  private static final int HEADER_BYTES = 20;
  private static final short REQUEST = 0x0001;
  private static final short SUCCESS = 0x0101;
  private static final int MAGIC_COOKIE = 0x2112A442;
  private static final short USERNAME = 0x0006;
  private static final short XOR_MAPPED_ADDRESS = 0x0020;
  private static final short IPV4 = 1;
  private static final short IPV6 = 2;

  /** Of an answer besides the address. */
  private static final int FRAME_BYTES = HEADER_BYTES + 8 + 4 + MessageIntegrity.BYTES;

  private NodeCheck() {}

  /**
   * Asks.
   *
   * @param username receiver's ufrag, colon, sender's ufrag
   * @param password of the receiver
   */
  static byte[] request(String username, String password, byte[] transaction) {
    return request(username, password, transaction, new byte[0]);
  }

  /**
   * Asks a browser.
   *
   * @param attributes further ones, whole
   */
  static byte[] request(String username, String password, byte[] transaction, byte[] attributes) {
    byte[] name = username.getBytes(StandardCharsets.UTF_8);
    int more = HEADER_BYTES + 4 + (name.length + 3 & ~3);
    int end = more + attributes.length;
    byte[] out = new byte[end + 4 + MessageIntegrity.BYTES];
    header(out, REQUEST, transaction).putShort(USERNAME).putShort((short) name.length).put(name);
    System.arraycopy(attributes, 0, out, more, attributes.length);
    return sealed(out, end, password);
  }

  /**
   * Answers a request.
   *
   * @param from where it came from
   * @param password of the one who answers
   */
  static byte[] answer(byte[] request, int offset, InetSocketAddress from, String password) {
    byte[] address = from.getAddress().getAddress();
    byte[] out = new byte[FRAME_BYTES + address.length];
    byte[] transaction = transaction(request, offset);
    header(out, SUCCESS, transaction)
        .putShort(XOR_MAPPED_ADDRESS)
        .putShort((short) (4 + address.length))
        .putShort(address.length == 4 ? IPV4 : IPV6)
        .putShort((short) (from.getPort() ^ MAGIC_COOKIE >>> 16))
        .put(masked(address, transaction));
    return sealed(out, HEADER_BYTES + 8 + address.length, password);
  }

  /** With the cookie and, of IPv6, the transaction. */
  private static byte[] masked(byte[] address, byte[] transaction) {
    byte[] mask = ByteBuffer.allocate(16).putInt(MAGIC_COOKIE).put(transaction).array();
    byte[] out = new byte[address.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (byte) (address[i] ^ mask[i]);
    }
    return out;
  }

  /** Writes it; what follows can be put behind. */
  private static ByteBuffer header(byte[] out, short type, byte[] transaction) {
    return ByteBuffer.wrap(out)
        .putShort(type)
        .putShort((short) (out.length - HEADER_BYTES))
        .putInt(MAGIC_COOKIE)
        .put(transaction);
  }

  /** Ends a message that is complete up to {@code at}. */
  private static byte[] sealed(byte[] out, int at, String password) {
    ByteBuffer.wrap(out, at, out.length - at)
        .putShort((short) MessageIntegrity.TYPE)
        .putShort((short) MessageIntegrity.BYTES)
        .put(MessageIntegrity.of(out, 0, at, password));
    return out;
  }

  /** The transaction that a datagram answers as {@link #answer} does; null when it is none. */
  static byte @Nullable [] answered(byte[] b, int offset, int length, String password) {
    boolean answer =
        (length == FRAME_BYTES + 4 || length == FRAME_BYTES + 16)
            && ByteBuffer.wrap(b, offset, length).getShort() == SUCCESS
            && MessageIntegrity.holds(
                b, offset, offset + length - 4 - MessageIntegrity.BYTES, password);
    return answer ? transaction(b, offset) : null;
  }

  private static byte[] transaction(byte[] b, int offset) {
    return Arrays.copyOfRange(b, offset + 8, offset + 8 + TRANSACTION_BYTES);
  }
}
