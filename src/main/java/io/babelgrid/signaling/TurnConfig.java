package io.babelgrid.signaling;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Relays for networks without UDP; each key is explained in application.properties. */
@ConfigMapping(prefix = "babelgrid.turn")
public interface TurnConfig {

  Optional<List<String>> urls();

  Optional<String> secret();

  @WithDefault("1h")
  Duration lifetime();
}
