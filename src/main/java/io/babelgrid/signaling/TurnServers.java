package io.babelgrid.signaling;

import io.babelgrid.pipeline.HmacSha1;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The operator's TURN servers (RFC 8656), and passwords for them that hold for a while: the name
 * says until when, and the server knows the password by the secret that it shares with the nodes
 * (draft-uberti-behave-turn-rest-00, as coturn's {@code use-auth-secret}).
 */
@ApplicationScoped
class TurnServers {

  private static final int NAME_BYTES = 6;

  /** RFC 7065, without what browsers refuse. */
  private static final Pattern URL =
      Pattern.compile(
          "turns?:([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?(\\?transport=(udp|tcp))?");

  /**
   * What a browser needs to go through them, as its {@code RTCIceServer} has it.
   *
   * @param username {@code <expiry in epoch seconds>:<somebody>}
   */
  record IceServer(List<String> urls, String username, String credential) {}

  /**
   * @param expiresAt until when a relay may be asked for; what was granted by then goes on
   */
  record Pass(IceServer server, Instant expiresAt) {}

  private final TurnConfig config;
  private final List<String> urls;
  private final SecureRandom random = new SecureRandom();

  @Inject
  TurnServers(TurnConfig config) {
    this.config = config;
    this.urls = config.urls().orElse(List.of());
    for (String url : urls) {
      if (!URL.matcher(url).matches()) {
        throw new IllegalArgumentException(
            "babelgrid.turn.urls has '%s', which is none like turns:turn.example.org:443?transport=tcp"
                .formatted(url));
      }
    }
    if (!urls.isEmpty() && config.secret().isEmpty()) {
      throw new IllegalArgumentException(
          "babelgrid.turn.urls wants babelgrid.turn.secret too: the static-auth-secret of these"
              + " servers");
    }
  }

  /** So that what is set wrong stops the start, not the first call. */
  void start(@Observes StartupEvent event) {
    // Made by now.
  }

  /** Whether there are any. */
  boolean any() {
    return !urls.isEmpty();
  }

  /** For whoever asks now; empty without servers. */
  Optional<Pass> pass(Instant now) {
    if (urls.isEmpty()) {
      return Optional.empty();
    }
    Instant expiresAt = now.plus(config.lifetime()).truncatedTo(ChronoUnit.SECONDS);
    byte[] somebody = new byte[NAME_BYTES];
    random.nextBytes(somebody);
    String username = expiresAt.getEpochSecond() + ":" + HexFormat.of().formatHex(somebody);
    String credential = sign(username, config.secret().orElseThrow());
    return Optional.of(new Pass(new IceServer(urls, username, credential), expiresAt));
  }

  private static String sign(String username, String secret) {
    byte[] signed =
        HmacSha1.of(
            secret.getBytes(StandardCharsets.UTF_8), username.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(signed);
  }
}
