package io.babelgrid.signaling;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Join tokens; each key is explained in application.properties. */
@ConfigMapping(prefix = "babelgrid.tokens")
public interface TokenConfig {

  @WithDefault("true")
  boolean guests();

  @WithDefault("10m")
  Duration lifetime();

  @WithDefault("1h")
  Duration longest();

  @WithDefault("24h")
  Duration history();

  @WithDefault("babelgrid")
  String issuer();

  @WithDefault("100")
  @Min(1)
  int perSecond();
}
