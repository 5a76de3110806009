package io.babelgrid.relay.link;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** This node's links to others; each key is explained in application.properties. */
@ConfigMapping(prefix = "babelgrid.grid.link")
public interface LinkConfig {

  Optional<String> host();

  @WithDefault("10001")
  @Min(0)
  @Max(65535)
  int port();

  Optional<@Min(1) @Max(65535) Integer> toldPort();

  Optional<Path> certificate();

  Optional<Path> key();

  Optional<Path> ca();

  @WithDefault("500ms")
  Duration ping();

  @WithDefault("2500ms")
  Duration silentAfter();

  @WithDefault("30s")
  Duration linger();

  @WithDefault("3s")
  Duration connectTimeout();

  @WithDefault("100ms")
  Duration retry();

  @WithDefault("2s")
  Duration longestRetry();

  @WithDefault("1024")
  @Min(1)
  int queueMessages();

  @WithDefault("4194304")
  @Min(1)
  int queueBytes();

  @WithDefault("1048576")
  @Min(1024)
  int messageBytes();

  @WithDefault("64")
  @Min(8)
  int inbox();

  @WithDefault("256")
  @Min(1)
  int connections();
}
