package io.babelgrid.signaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnServersTest {

  private static TurnServers of(@Nullable String secret, String... urls) {
    return new TurnServers(
        new TurnConfig() {
          @Override
          public Optional<List<String>> urls() {
            return urls.length == 0 ? Optional.empty() : Optional.of(List.of(urls));
          }

          @Override
          public Optional<String> secret() {
            return Optional.ofNullable(secret);
          }

          @Override
          public Duration lifetime() {
            return Duration.ofMinutes(1);
          }
        });
  }

  @Test
  void withoutServersThereIsNoPassword() {
    assertFalse(of(null).any());
    assertEquals(Optional.empty(), of("secret").pass(Instant.EPOCH));
  }

  @Test
  void theNameSaysUntilWhen() {
    var pass = of("secret", "turn:192.0.2.1:3478").pass(Instant.EPOCH).orElseThrow();
    assertEquals(Instant.ofEpochSecond(60), pass.expiresAt());
    assertTrue(pass.server().username().matches("60:[0-9a-f]{12}"), pass.server().username());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "turn:turn.example.org",
        "turn:192.0.2.1:3478?transport=udp",
        "turns:turn.example.org:443?transport=tcp",
        "turn:[2001:db8::1]:3478"
      })
  void urlsAsBrowsersTakeThem(String url) {
    assertTrue(of("secret", url).any());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "turn.example.org:3478",
        "https://turn.example.org",
        "turn://turn.example.org",
        "stun:stun.example.org",
        "turn:turn.example.org?transport=tls",
        "turn:a b"
      })
  void othersStopTheStart(String url) {
    var error = assertThrows(IllegalArgumentException.class, () -> of("secret", url));
    assertTrue(error.getMessage().contains("babelgrid.turn.urls"), error.getMessage());
    assertTrue(error.getMessage().contains(url), error.getMessage());
  }

  @Test
  void serversWantTheirSecret() {
    var error =
        assertThrows(IllegalArgumentException.class, () -> of(null, "turn:turn.example.org"));
    assertTrue(error.getMessage().contains("babelgrid.turn.secret"), error.getMessage());
  }
}
