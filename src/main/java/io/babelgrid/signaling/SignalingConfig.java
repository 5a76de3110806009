package io.babelgrid.signaling;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** What one client may ask of the service; each key is explained in application.properties. */
@ConfigMapping(prefix = "babelgrid.signaling")
public interface SignalingConfig {

  @WithDefault("65536")
  @Min(1024)
  int messageBytes();

  @WithDefault("30")
  @Min(1)
  int messagesPerSecond();

  @WithDefault("5")
  @Min(1)
  int changesPerSecond();

  @WithDefault("10s")
  Duration joinTimeout();

  @WithDefault("8s")
  Duration deadAfter();

  @WithDefault("512")
  @Min(1)
  int outboxMessages();

  @WithDefault("1048576")
  @Min(1024)
  int outboxChars();

  @WithDefault("512")
  @Min(1)
  int connections();

  @WithDefault("10s")
  Duration retryAfter();

  @WithDefault("64")
  @Min(1)
  int connectionsPerAddress();

  @WithDefault("4")
  @Min(1)
  int connectionsPerParticipant();
}
