package io.babelgrid.signaling;

import io.babelgrid.budget.ServicePlan;
import io.babelgrid.pipeline.MediaGrants;
import io.babelgrid.room.DisplayName;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Makes and checks join tokens (RFC 7519). */
@ApplicationScoped
class TokenService {

  private static final String ROOM = "room";
  private static final String NAME = "name";
  private static final String ROOM_JOIN = "roomJoin";
  private static final String CAN_PUBLISH = "canPublish";
  private static final String ROOM_ADMIN = "roomAdmin";
  private static final String TRANSCRIPTS = "transcripts";
  private static final String SERVICE = "service";
  private static final String CAN_SUBSCRIBE = "canSubscribe";

  /** Clocks of nodes differ by less. */
  static final int CLOCK_SKEW_S = 5;

  record Signed(String token, JoinToken content) {}

  private final TokenKeys keys;
  private final SignedTokens signed;
  private final TokenConfig config;

  @Inject
  TokenService(TokenKeys keys, SignedTokens signed, TokenConfig config) {
    if (config.lifetime().compareTo(config.longest()) > 0) {
      throw new IllegalArgumentException(
          "babelgrid.tokens.lifetime must not be above babelgrid.tokens.longest");
    }
    this.keys = keys;
    this.signed = signed;
    this.config = config;
  }

  /** A token for a guest, who gets a new participant id. */
  Signed guest(String roomId, String name, RoomTerms room) {
    Instant expiresAt = Instant.now().plus(config.lifetime()).truncatedTo(ChronoUnit.SECONDS);
    String participantId = "p-" + UUID.randomUUID();
    return sign(
        new JoinToken(
            roomId,
            participantId,
            name,
            MediaGrants.ALL,
            room.host(),
            room.keepsTranscripts(),
            room.service(),
            expiresAt));
  }

  Signed sign(JoinToken content) {
    String token =
        Jwt.claims()
            .issuer(config.issuer())
            .subject(content.participantId())
            .claim(ROOM, content.roomId())
            .claim(NAME, content.name())
            .claim(ROOM_JOIN, true)
            .claim(CAN_PUBLISH, content.grants().maySend())
            .claim(CAN_SUBSCRIBE, content.grants().mayReceive())
            .claim(ROOM_ADMIN, content.host())
            .claim(TRANSCRIPTS, content.keepsTranscripts())
            .claim(SERVICE, content.service().tag())
            .expiresAt(content.expiresAt())
            .jws()
            .keyId(keys.kid())
            .algorithm(SignatureAlgorithm.ES256)
            .sign(keys.signing());
    return new Signed(token, content);
  }

  /**
   * @throws UnauthorizedException unless the token is ours, not expired, and lets join that room
   */
  JoinToken verify(@Nullable String token, String roomId) throws UnauthorizedException {
    if (token == null) {
      throw new UnauthorizedException("a join token is needed; ask for one and connect again");
    }
    JsonWebToken jwt = parse(token);
    if (!roomId.equals(jwt.getClaim(ROOM)) || !SignedTokens.is(jwt, ROOM_JOIN)) {
      throw new UnauthorizedException("the join token is for another room");
    }
    checkAge(jwt);
    String subject = jwt.getSubject();
    String name = jwt.getClaim(NAME);
    if (subject == null || !Ids.isValid(subject)) {
      throw new UnauthorizedException("the join token names no participant");
    }
    return new JoinToken(
        roomId,
        subject,
        name(name),
        new MediaGrants(SignedTokens.is(jwt, CAN_PUBLISH), SignedTokens.is(jwt, CAN_SUBSCRIBE)),
        SignedTokens.is(jwt, ROOM_ADMIN),
        SignedTokens.is(jwt, TRANSCRIPTS),
        service(jwt.getClaim(SERVICE)),
        Instant.ofEpochSecond(jwt.getExpirationTime()));
  }

  private JsonWebToken parse(String token) throws UnauthorizedException {
    try {
      return signed.read(token, CLOCK_SKEW_S);
    } catch (ParseException e) {
      throw new UnauthorizedException(
          "the join token is expired or not valid; ask for a new one and connect again");
    }
  }

  /** A token that outlives its use is a password. */
  private void checkAge(JsonWebToken jwt) throws UnauthorizedException {
    long issuedS = jwt.getIssuedAtTime();
    long longestS = config.longest().toSeconds();
    boolean fromTheFuture = issuedS > Instant.now().getEpochSecond() + CLOCK_SKEW_S;
    // Not the difference: it overflows for times that nobody means.
    if (fromTheFuture || issuedS < 0 || jwt.getExpirationTime() > issuedS + longestS) {
      throw new UnauthorizedException(
          "the join token is valid for too long: 'exp' may be %d s after 'iat', which is in the past"
              .formatted(longestS));
    }
  }

  private static String name(@Nullable String claim) throws UnauthorizedException {
    try {
      return claim == null || claim.isBlank() ? "" : new DisplayName(claim).text();
    } catch (IllegalArgumentException e) {
      throw new UnauthorizedException("the name in the join token " + e.getMessage());
    }
  }

  private static ServicePlan service(@Nullable String claim) throws UnauthorizedException {
    try {
      return claim == null ? ServicePlan.BEST : ServicePlan.of(claim);
    } catch (IllegalArgumentException e) {
      throw new UnauthorizedException("the join token asks for a service that there is not");
    }
  }
}
