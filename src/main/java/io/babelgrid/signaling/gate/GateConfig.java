package io.babelgrid.signaling.gate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one caller may ask of the node; each key is explained in application.properties. */
@ConfigMapping(prefix = "babelgrid.http")
public interface GateConfig {

  Optional<Set<String>> hosts();

  @WithDefault("5")
  @Min(1)
  int requestsPerSecond();

  @WithDefault("20")
  @Min(1)
  int requestsAtOnce();

  @WithDefault("10000")
  @Min(1)
  int callers();

  @WithDefault("10s")
  Duration bodyTimeout();

  /** Networks (CIDR) that may see the metrics. */
  Optional<List<String>> metricsFrom();

  /** Read by {@link GateProvider}, which is there before this is. */
  @WithDefault("400")
  @Min(0)
  int connectionsPerAddress();
}
