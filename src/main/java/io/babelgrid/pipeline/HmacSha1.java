package io.babelgrid.pipeline;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA1 (RFC 2104), by which STUN and TURN prove who knows a password. */
public final class HmacSha1 {

  private static final String NAME = "HmacSHA1";

  private HmacSha1() {}

  /** 20 bytes. */
  public static byte[] of(byte[] key, byte[] data) {
    try {
      Mac mac = Mac.getInstance(NAME);
      mac.init(new SecretKeySpec(key, NAME));
      return mac.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + NAME, e);
    }
  }
}
