package io.babelgrid.transport.ice;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Under what one end of ICE is asked (RFC 8445, 5.3): 32 random bits, and 128. */
record Credentials(String ufrag, String password) {

  private static final SecureRandom RANDOM = new SecureRandom();

  static Credentials fresh() {
    return new Credentials(random(4), random(16));
  }

  private static String random(int bytes) {
    byte[] drawn = new byte[bytes];
    RANDOM.nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }
}
