package io.babelgrid.signaling;

import io.babelgrid.signaling.gate.Caller;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response.Status;
import java.security.PublicKey;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Who may look at the grid as a whole: the machine itself, and who has an operator's token with
 * {@code gridView}. Names of rooms and people are in none of it.
 */
@ApplicationScoped
class GridGuard {

  private static final String BEARER = "Bearer ";
  private static final String GRID_VIEW = "gridView";

  private final VerifyingKeys keys;
  private final TokenConfig config;
  private final JWTParser parser;

  @Inject
  GridGuard(VerifyingKeys keys, TokenConfig config, JWTParser parser) {
    this.keys = keys;
    this.config = config;
    this.parser = parser;
  }

  /**
   * @param authorization the header (RFC 6750), or null
   * @throws ProblemException unless the caller may look
   */
  void mayLook(Caller caller, @Nullable String authorization) {
    boolean granted =
        authorization != null
            && authorization.startsWith(BEARER)
            && isGranted(authorization.substring(BEARER.length()));
    if (!granted && !caller.here()) {
      throw new ProblemException(
          Status.UNAUTHORIZED, "unauthorized", "this needs an operator's token with gridView");
    }
  }

  private boolean isGranted(String token) {
    try {
      PublicKey key = keys.of(token).orElseThrow(() -> new ParseException("no such key"));
      var context = new JWTAuthContextInfo(key, config.issuer());
      context.setSignatureAlgorithm(Set.of(SignatureAlgorithm.ES256));
      JsonWebToken jwt = parser.parse(token, context);
      return jwt.getExpirationTime() - jwt.getIssuedAtTime() <= config.history().toSeconds()
          // A boolean claim comes as a Boolean or as a JSON value; both read the same.
          && "true".equals(String.valueOf((Object) jwt.getClaim(GRID_VIEW)));
    } catch (ParseException e) {
      return false;
    }
  }
}
