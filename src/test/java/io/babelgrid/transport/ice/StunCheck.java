package io.babelgrid.transport.ice;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Writes the binding requests that a browser sends (RFC 8489, 5 and 14; RFC 8445, 7.1). */
final class StunCheck {

  private StunCheck() {}

  /**
   * A check.
   *
   * @param password of the receiver; null for a request without MESSAGE-INTEGRITY
   */
  static byte[] request(String username, @Nullable String password, int transaction) {
    return request(username, password, transaction, false);
  }

  /** A check that also nominates (RFC 8445, 8.1.1). */
  static byte[] nomination(String username, String password, int transaction) {
    return request(username, password, transaction, true);
  }

  private static byte[] request(
      String username, @Nullable String password, int transaction, boolean nominates) {
    ByteBuffer out = ByteBuffer.allocate(256);
    out.putShort((short) 0x0001).putShort((short) 0).putInt(0x2112A442);
    out.putInt(transaction).putLong(0x0102030405060708L + transaction);
    byte[] name = username.getBytes(StandardCharsets.US_ASCII);
    attribute(out, 0x0006, name);
    attribute(out, 0x0024, new byte[] {0x6E, 0, 1, (byte) 0xFF}); // PRIORITY
    attribute(out, 0x802A, new byte[] {0, 0, 0, 0, 0, 0, 0, 9}); // ICE-CONTROLLING
    if (nominates) {
      attribute(out, 0x0025, new byte[0]); // USE-CANDIDATE
    }
    if (password != null) {
      length(out, 24);
      attribute(out, 0x0008, hmac(password, Arrays.copyOf(out.array(), out.position())));
    }
    length(out, 8);
    CRC32 crc = new CRC32();
    crc.update(out.array(), 0, out.position());
    out.putShort((short) 0x8028).putShort((short) 4).putInt((int) crc.getValue() ^ 0x5354554E);
    return Arrays.copyOf(out.array(), out.position());
  }

  private static void attribute(ByteBuffer out, int type, byte[] value) {
    out.putShort((short) type).putShort((short) value.length).put(value);
    while (out.position() % 4 != 0) {
      out.put((byte) 0);
    }
  }

  /** With {@code more} bytes that follow. */
  private static void length(ByteBuffer out, int more) {
    out.putShort(2, (short) (out.position() - 20 + more));
  }

  private static byte[] hmac(String password, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.US_ASCII), "HmacSHA1"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
