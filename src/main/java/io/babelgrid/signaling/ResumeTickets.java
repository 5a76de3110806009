package io.babelgrid.signaling;

import io.babelgrid.budget.ServicePlan;
import io.babelgrid.grid.GridConfig;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.MediaGrants;
import io.babelgrid.room.DisplayName;
import io.babelgrid.room.LanguageChoice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Makes and checks resume tickets: tokens (RFC 7519) that any node of the grid takes somebody in
 * with who was at another. Their type and audience are of no other token, and they carry no grant
 * of one (RFC 8725 section 3.12).
 */
@ApplicationScoped
class ResumeTickets {

  static final String TYPE = "babelgrid-resume+jwt";
  static final String AUDIENCE = "babelgrid-resume";

  private static final String ROOM = "room";
  private static final String NAME = "name";
  private static final String HOST = "host";
  private static final String SERVICE = "service";
  private static final String TRANSCRIPTS = "transcripts";
  private static final String SENDS = "sends";
  private static final String RECEIVES = "receives";
  private static final String INCARNATION = "inc";
  private static final String HOME = "home";
  private static final String SPEAK = "speak";
  private static final String HEAR = "hear";
  private static final String KNOWS = "knows";
  private static final String LIPS = "lips";
  private static final String AUDIO_MUTED = "audioMuted";
  private static final String VIDEO_MUTED = "videoMuted";
  private static final String HAND = "hand";
  private static final String VOICES = "voices";

  private final TokenKeys keys;
  private final VerifyingKeys all;
  private final TokenConfig tokens;
  private final GridConfig config;

  @Inject
  ResumeTickets(TokenKeys keys, VerifyingKeys all, TokenConfig tokens, GridConfig config) {
    this.keys = keys;
    this.all = all;
    this.tokens = tokens;
    this.config = config;
  }

  /** Whether it says of itself that it is a ticket. */
  static boolean isOne(String bearer) {
    return TokenHeader.read(bearer).filter(header -> TYPE.equals(header.type())).isPresent();
  }

  String make(ResumeTicket ticket) {
    JoinToken who = ticket.who();
    Instant now = Instant.now();
    var claims = new JwtClaims();
    claims.setIssuer(tokens.issuer());
    claims.setAudience(AUDIENCE);
    claims.setSubject(who.participantId());
    claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
    claims.setExpirationTime(NumericDate.fromSeconds(now.plus(config.ticket()).getEpochSecond()));
    claims.setClaim(ROOM, who.roomId());
    claims.setClaim(NAME, who.name());
    claims.setClaim(HOST, who.host());
    claims.setClaim(SERVICE, who.service().tag());
    claims.setClaim(TRANSCRIPTS, who.keepsTranscripts());
    claims.setClaim(SENDS, who.grants().maySend());
    claims.setClaim(RECEIVES, who.grants().mayReceive());
    claims.setClaim(INCARNATION, ticket.incarnation());
    claims.setClaim(HOME, ticket.home().toString());
    put(claims, SPEAK, ticket.languages().speak());
    put(claims, HEAR, ticket.languages().hear());
    claims.setStringListClaim(
        KNOWS, ticket.languages().knows().stream().map(Language::code).sorted().toList());
    claims.setClaim(LIPS, ticket.lips());
    claims.setClaim(AUDIO_MUTED, ticket.audioMuted());
    claims.setClaim(VIDEO_MUTED, ticket.videoMuted());
    claims.setClaim(HAND, ticket.handMs());
    var voices = new TreeMap<String, String>();
    ticket.voices().forEach((language, voice) -> voices.put(language.code(), voice));
    claims.setClaim(VOICES, voices);
    return sign(claims);
  }

  private static void put(JwtClaims claims, String claim, @Nullable Language language) {
    if (language != null) {
      claims.setClaim(claim, language.code());
    }
  }

  private String sign(JwtClaims claims) {
    var signature = new JsonWebSignature();
    signature.setHeader("typ", TYPE);
    signature.setKeyIdHeaderValue(keys.kid());
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
    signature.setKey(keys.signing());
    signature.setPayload(claims.toJson());
    try {
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("a ticket cannot be signed", e);
    }
  }

  /**
   * @throws UnauthorizedException unless a node of the grid made it for that room, and lately
   */
  ResumeTicket verify(String ticket, String roomId) throws UnauthorizedException {
    try {
      JwtClaims claims = claims(ticket);
      if (!roomId.equals(claims.getStringClaimValue(ROOM))) {
        throw new UnauthorizedException("the resume ticket is for another room");
      }
      return read(claims);
    } catch (InvalidJwtException | MalformedClaimException | IllegalArgumentException e) {
      throw new UnauthorizedException(
          "the resume ticket is expired or not valid; connect with a join token");
    }
  }

  private JwtClaims claims(String ticket) throws InvalidJwtException, UnauthorizedException {
    PublicKey key =
        all.of(ticket)
            .orElseThrow(() ->
                new UnauthorizedException("the resume ticket is of a node that is not known"));
    return new JwtConsumerBuilder()
        .setExpectedType(true, TYPE)
        .setExpectedAudience(true, AUDIENCE)
        .setExpectedIssuer(true, tokens.issuer())
        .setRequireSubject()
        .setRequireExpirationTime()
        .setMaxFutureValidityInMinutes((int) tokens.longest().toMinutes())
        .setAllowedClockSkewInSeconds(TokenService.CLOCK_SKEW_S)
        .setJwsAlgorithmConstraints(
            ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
        .setVerificationKey(key)
        .build()
        .processToClaims(ticket);
  }

  private static ResumeTicket read(JwtClaims claims) throws MalformedClaimException {
    String id = claims.getSubject();
    if (!Ids.isValid(id)) {
      throw new IllegalArgumentException("names no participant");
    }
    var who =
        new JoinToken(
            claims.getStringClaimValue(ROOM),
            id,
            new DisplayName(text(claims, NAME)).text(),
            new MediaGrants(is(claims, SENDS), is(claims, RECEIVES)),
            is(claims, HOST),
            is(claims, TRANSCRIPTS),
            ServicePlan.of(text(claims, SERVICE)),
            Instant.ofEpochSecond(claims.getExpirationTime().getValue()));
    var languages =
        new LanguageChoice(
            language(claims, SPEAK),
            language(claims, HEAR),
            claims.getStringListClaimValue(KNOWS).stream()
                .map(Language::of)
                .collect(Collectors.toUnmodifiableSet()));
    return new ResumeTicket(
        who,
        UUID.fromString(text(claims, HOME)),
        claims.getClaimValue(INCARNATION, Number.class).longValue(),
        languages,
        is(claims, AUDIO_MUTED),
        is(claims, VIDEO_MUTED),
        is(claims, LIPS),
        hand(claims),
        voices(claims));
  }

  private static String text(JwtClaims claims, String claim) throws MalformedClaimException {
    String value = claims.getStringClaimValue(claim);
    if (value == null) {
      throw new IllegalArgumentException("says nothing of " + claim);
    }
    return value;
  }

  private static boolean is(JwtClaims claims, String claim) throws MalformedClaimException {
    return Boolean.TRUE.equals(claims.getClaimValue(claim, Boolean.class));
  }

  /** Of a node that knows no hands yet, it is down. */
  private static long hand(JwtClaims claims) throws MalformedClaimException {
    Number sinceMs = claims.getClaimValue(HAND, Number.class);
    return sinceMs == null ? 0 : Math.max(0, sinceMs.longValue());
  }

  private static @Nullable Language language(JwtClaims claims, String claim)
      throws MalformedClaimException {
    String tag = claims.getStringClaimValue(claim);
    return tag == null ? null : Language.of(tag);
  }

  private static TreeMap<Language, String> voices(JwtClaims claims) throws MalformedClaimException {
    var voices = new TreeMap<Language, String>();
    Map<?, ?> told = claims.getClaimValue(VOICES, Map.class);
    for (Map.Entry<?, ?> each : (told == null ? Map.of() : told).entrySet()) {
      voices.put(Language.of(String.valueOf(each.getKey())), String.valueOf(each.getValue()));
    }
    return voices;
  }
}
