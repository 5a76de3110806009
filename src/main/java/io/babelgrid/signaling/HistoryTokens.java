package io.babelgrid.signaling;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that prove that somebody took part in a room: given to who joined, never to who only knows
 * the room's name. They let nobody join.
 */
@ApplicationScoped
class HistoryTokens {

  private static final String ROOM = "room";
  private static final String ROOM_HISTORY = "roomHistory";
  private static final String CAN_SUBSCRIBE = "canSubscribe";

  /**
   * @param mayRead whether the participant may read what happened, besides erasing their own part
   */
  record Witness(String participantId, boolean mayRead) {}

  private final TokenKeys keys;
  private final SignedTokens signed;
  private final TokenConfig config;

  @Inject
  HistoryTokens(TokenKeys keys, SignedTokens signed, TokenConfig config) {
    this.keys = keys;
    this.signed = signed;
    this.config = config;
  }

  String make(String roomId, String participantId, boolean mayRead) {
    Instant now = Instant.now();
    return Jwt.claims()
        .issuer(config.issuer())
        .subject(participantId)
        .claim(ROOM, roomId)
        .claim(ROOM_HISTORY, true)
        .claim(CAN_SUBSCRIBE, mayRead)
        .issuedAt(now)
        .expiresAt(now.plus(config.history()))
        .jws()
        .keyId(keys.kid())
        .algorithm(SignatureAlgorithm.ES256)
        .sign(keys.signing());
  }

  /** Who holds the token, or null when it is not one of ours for that room. */
  @Nullable Witness verify(String token, String roomId) {
    try {
      JsonWebToken jwt = signed.read(token);
      boolean fits = roomId.equals(jwt.getClaim(ROOM)) && SignedTokens.is(jwt, ROOM_HISTORY);
      return fits ? new Witness(jwt.getSubject(), SignedTokens.is(jwt, CAN_SUBSCRIBE)) : null;
    } catch (ParseException e) {
      return null;
    }
  }
}
