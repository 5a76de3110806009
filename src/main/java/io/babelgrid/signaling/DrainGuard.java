package io.babelgrid.signaling;

import io.babelgrid.signaling.gate.Caller;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response.Status;
import java.security.PublicKey;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Who may empty this node: the machine itself, but no page in a browser on it, and who has an
 * operator's token with {@code nodeDrain}.
 */
@ApplicationScoped
class DrainGuard {

  private static final String BEARER = "Bearer ";
  private static final String NODE_DRAIN = "nodeDrain";

  private final VerifyingKeys keys;
  private final TokenConfig config;
  private final JWTParser parser;

  @Inject
  DrainGuard(VerifyingKeys keys, TokenConfig config, JWTParser parser) {
    this.keys = keys;
    this.config = config;
    this.parser = parser;
  }

  /**
   * @param authorization the header (RFC 6750), or null
   * @throws ProblemException unless the caller may
   */
  void check(HttpServerRequest request, @Nullable String authorization) {
    boolean granted =
        authorization != null
            && authorization.startsWith(BEARER)
            && isGranted(authorization.substring(BEARER.length()));
    boolean page = request.getHeader("Origin") != null;
    if (!granted && (page || !Caller.of(request).here())) {
      throw new ProblemException(
          Status.UNAUTHORIZED, "unauthorized", "this needs an operator's token with nodeDrain");
    }
  }

  private boolean isGranted(String token) {
    try {
      PublicKey key = keys.of(token).orElseThrow(() -> new ParseException("no such key"));
      var context = new JWTAuthContextInfo(key, config.issuer());
      context.setSignatureAlgorithm(Set.of(SignatureAlgorithm.ES256));
      JsonWebToken jwt = parser.parse(token, context);
      return jwt.getExpirationTime() - jwt.getIssuedAtTime() <= config.longest().toSeconds()
          // A boolean claim comes as a Boolean or as a JSON value; both read the same.
          && "true".equals(String.valueOf((Object) jwt.getClaim(NODE_DRAIN)));
    } catch (ParseException e) {
      return false;
    }
  }
}
