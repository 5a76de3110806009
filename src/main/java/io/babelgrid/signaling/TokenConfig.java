package io.babelgrid.signaling;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Join tokens. */
@ConfigMapping(prefix = "babelgrid.tokens")
public interface TokenConfig {

  /**
   * Whether anyone who knows a room may get a token from this service. When false, tokens are made
   * by whoever holds {@code keys/tokens-private.pem} of the data directory, and the history of a
   * room is shown to holders of a token for it only.
   */
  @WithDefault("true")
  boolean guests();

  /** How long a token may be used to join. */
  @WithDefault("10m")
  Duration lifetime();

  @WithDefault("babelgrid")
  String issuer();

  /** Guest tokens of this node in a second, and at once. */
  @WithDefault("20")
  int perSecond();
}
