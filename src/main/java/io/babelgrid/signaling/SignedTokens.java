package io.babelgrid.signaling;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.PublicKey;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads tokens (RFC 7519) that a node of the grid, or its operator, signed with ES256. */
@ApplicationScoped
class SignedTokens {

  private final VerifyingKeys keys;
  private final TokenConfig config;
  private final JWTParser parser;

  @Inject
  SignedTokens(VerifyingKeys keys, TokenConfig config, JWTParser parser) {
    this.keys = keys;
    this.config = config;
    this.parser = parser;
  }

  /**
   * @throws ParseException unless it is of one of ours, and not expired, give or take a minute
   */
  JsonWebToken read(String token) throws ParseException {
    return parser.parse(token, context(token));
  }

  /**
   * @param clockSkewS by how much the clock of who signed it may differ
   * @throws ParseException unless it is of one of ours, and not expired
   */
  JsonWebToken read(String token, int clockSkewS) throws ParseException {
    JWTAuthContextInfo context = context(token);
    context.setClockSkew(clockSkewS);
    return parser.parse(token, context);
  }

  private JWTAuthContextInfo context(String token) throws ParseException {
    PublicKey key = keys.of(token).orElseThrow(() -> new ParseException("no such key"));
    var context = new JWTAuthContextInfo(key, config.issuer());
    context.setSignatureAlgorithm(Set.of(SignatureAlgorithm.ES256));
    return context;
  }

  /** A boolean claim comes as a Boolean or as a JSON value; both read the same. */
  static boolean is(JsonWebToken jwt, String claim) {
    return "true".equals(String.valueOf((Object) jwt.getClaim(claim)));
  }
}
