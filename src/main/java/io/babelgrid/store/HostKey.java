package io.babelgrid.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The secret of who made a room. Only its hash is kept; one without salt does, because the key is
 * random and nobody's password.
 */
public final class HostKey {

  /** 128 bits, RFC 6749 section 10.10: a guess succeeds with less than 2^-128. */
  private static final int BYTES = 16;

  private static final SecureRandom RANDOM = new SecureRandom();

  private HostKey() {}

  /** A key that nobody guesses. */
  public static String make() {
    byte[] key = new byte[BYTES];
    RANDOM.nextBytes(key);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
  }

  static String hash(String key) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
