package io.babelgrid.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response.Status;
import org.jspecify.annotations.Nullable;

/** Who may read what happened in a room: where guests are let in, anyone who knows the room. */
@ApplicationScoped
class HistoryGuard {

  private static final String BEARER = "Bearer ";

  private final TokenService tokens;
  private final TokenConfig config;

  @Inject
  HistoryGuard(TokenService tokens, TokenConfig config) {
    this.tokens = tokens;
    this.config = config;
  }

  /**
   * @param authorization the header (RFC 6750), or null
   * @throws ProblemException when a token is needed and does not do
   */
  void check(String roomId, @Nullable String authorization) {
    if (config.guests()) {
      return;
    }
    String token =
        authorization != null && authorization.startsWith(BEARER)
            ? authorization.substring(BEARER.length())
            : null;
    try {
      tokens.verify(token, roomId);
    } catch (UnauthorizedException e) {
      throw new ProblemException(
          Status.UNAUTHORIZED, "unauthorized", String.valueOf(e.getMessage()));
    }
  }
}
