package io.babelgrid.signaling;

import java.util.Optional;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.Headers;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * What a token says of itself (RFC 7515 section 4), before anybody verified it.
 *
 * @param key the name of the key that it is signed with
 */
record TokenHeader(@Nullable String type, @Nullable String key) {

  /** Empty where it is no header of ours: strangers write anything into it. */
  static Optional<TokenHeader> read(String token) {
    try {
      var signature = new JsonWebSignature();
      signature.setCompactSerialization(token);
      Headers headers = signature.getHeaders();
      return isText(headers, "typ") && isText(headers, "kid") && isText(headers, "alg")
          ? Optional.of(
              new TokenHeader(
                  headers.getStringHeaderValue("typ"), headers.getStringHeaderValue("kid")))
          : Optional.empty();
    } catch (JoseException e) {
      return Optional.empty();
    }
  }

  private static boolean isText(Headers headers, String name) {
    Object value = headers.getObjectHeaderValue(name);
    return value == null || value instanceof String;
  }
}
