package io.babelgrid.edge;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.smallrye.jwt.util.KeyUtils;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;

/** Tokens that the service would not give out, as its operator makes them. */
final class TestTokens {

  private TestTokens() {}

  static String expired(String room) {
    return sign(claims(room).expiresAt(Instant.now().minusSeconds(60)), operatorsKey());
  }

  static String listener(String room) {
    return sign(claims(room).claim("canPublish", false), operatorsKey());
  }

  /** May be heard and hears nobody. */
  static String speaker(String room) {
    return sign(claims(room).claim("canSubscribe", false), operatorsKey());
  }

  /** Leaves the name to who joins. */
  static String nameless(String room) {
    return sign(claims(room).claim("name", ""), operatorsKey());
  }

  /** Valid for so many seconds, from so many seconds after now. */
  static String lasting(String room, long fromS, long lastsS) {
    Instant from = Instant.now().plusSeconds(fromS);
    return sign(claims(room).issuedAt(from).expiresAt(from.plusSeconds(lastsS)), operatorsKey());
  }

  /** Both in seconds since 1970. */
  static String between(String room, long issuedS, long expiresS) {
    return sign(claims(room).issuedAt(issuedS).expiresAt(expiresS), operatorsKey());
  }

  static String admin(String room) {
    return sign(claims(room).claim("roomAdmin", true), operatorsKey());
  }

  static String forged(String room) {
    return sign(claims(room), keys().getPrivate());
  }

  /** With a key that has a name. */
  static String signed(String room, PrivateKey key, String kid) {
    return claims(room).jws().algorithm(SignatureAlgorithm.ES256).keyId(kid).sign(key);
  }

  static KeyPair keys() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JwtClaimsBuilder claims(String room) {
    return Jwt.claims()
        .issuer("babelgrid")
        .subject("p-operator")
        .claim("room", room)
        .claim("name", "Anna")
        .claim("roomJoin", true)
        .claim("canPublish", true)
        .claim("canSubscribe", true)
        .expiresAt(Instant.now().plusSeconds(300));
  }

  private static String sign(JwtClaimsBuilder claims, PrivateKey key) {
    return claims.jws().algorithm(SignatureAlgorithm.ES256).sign(key);
  }

  private static PrivateKey operatorsKey() {
    try {
      Path file = Path.of(EdgeProfile.DATA, "keys", "tokens-private.pem");
      return KeyUtils.decodePrivateKey(Files.readString(file), SignatureAlgorithm.ES256);
    } catch (java.io.IOException | java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
