package io.babelgrid.edge;

import io.babelgrid.grid.NodeKey;
import io.babelgrid.signaling.TestKeys;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.security.KeyPair;
import java.time.Instant;

/** The keys of another node. */
record OtherKeys(KeyPair pair) {

  static OtherKeys make() {
    return new OtherKeys(TestTokens.keys());
  }

  NodeKey name() {
    return TestKeys.name(pair.getPublic());
  }

  String token(String room) {
    return tokenAs(name().kid(), room);
  }

  /** For who looks after nodes. */
  String granting(String grant) {
    Instant now = Instant.now();
    return Jwt.claims()
        .issuer("babelgrid")
        .subject("operator")
        .claim(grant, true)
        .issuedAt(now)
        .expiresAt(now.plusSeconds(600))
        .jws()
        .keyId(name().kid())
        .algorithm(SignatureAlgorithm.ES256)
        .sign(pair.getPrivate());
  }

  String tokenAs(String kid, String room) {
    return TestTokens.signed(room, pair.getPrivate(), kid);
  }
}
