package io.babelgrid.signaling;

import io.babelgrid.signaling.gate.Caller;
import io.smallrye.jwt.auth.principal.ParseException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Who may look after nodes: the machine itself, and who has an operator's token for it. */
@ApplicationScoped
class OperatorGuard {

  private static final String GRID_VIEW = "gridView";
  private static final String NODE_DRAIN = "nodeDrain";
  private static final String USAGE_VIEW = "usageView";

  private final SignedTokens signed;
  private final TokenConfig config;

  @Inject
  OperatorGuard(SignedTokens signed, TokenConfig config) {
    this.signed = signed;
    this.config = config;
  }

  /**
   * The grid as a whole may be looked at. Names of rooms and people are in none of it.
   *
   * @param authorization the header (RFC 6750), or null
   * @throws ProblemException unless the caller may
   */
  void mayLook(HttpServerRequest request, @Nullable String authorization) {
    check(Caller.of(request).here(), authorization, GRID_VIEW, config.history());
  }

  /**
   * What rooms used may be read, by their ids.
   *
   * @param authorization the header (RFC 6750), or null
   * @throws ProblemException unless the caller may
   */
  void mayReckon(HttpServerRequest request, @Nullable String authorization) {
    check(Caller.of(request).here(), authorization, USAGE_VIEW, config.history());
  }

  /**
   * This node may be emptied; by no page in a browser on the machine.
   *
   * @param authorization the header (RFC 6750), or null
   * @throws ProblemException unless the caller may
   */
  void mayDrain(HttpServerRequest request, @Nullable String authorization) {
    boolean page = request.getHeader("Origin") != null;
    check(!page && Caller.of(request).here(), authorization, NODE_DRAIN, config.longest());
  }

  /**
   * @param longest that a token with the grant may be valid
   */
  private void check(
      boolean trusted, @Nullable String authorization, String grant, Duration longest) {
    boolean granted =
        Bearer.of(authorization).filter(token -> isGranted(token, grant, longest)).isPresent();
    if (!granted && !trusted) {
      throw new ProblemException(
          Status.UNAUTHORIZED, "unauthorized", "this needs an operator's token with " + grant);
    }
  }

  private boolean isGranted(String token, String grant, Duration longest) {
    try {
      JsonWebToken jwt = signed.read(token);
      return jwt.getExpirationTime() - jwt.getIssuedAtTime() <= longest.toSeconds()
          && SignedTokens.is(jwt, grant);
    } catch (ParseException e) {
      return false;
    }
  }
}
