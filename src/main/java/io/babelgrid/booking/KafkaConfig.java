package io.babelgrid.booking;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Optional;

/** How to reach Kafka, if at all; each key is explained in application.properties. */
@ConfigMapping(prefix = "babelgrid.kafka")
public interface KafkaConfig {

  /** {@code host:port,host:port}; empty: there is no Kafka. */
  Optional<String> servers();

  /** What the names of topics and of the consumer group begin with. */
  @WithDefault("babelgrid")
  @Pattern(regexp = "[A-Za-z0-9._-]{1,100}")
  String prefix();

  @WithDefault("true")
  boolean book();

  @WithDefault("true")
  boolean createTopics();

  @WithDefault("6")
  @Min(1)
  int partitions();

  /** Empty: as the broker likes. */
  Optional<Short> replication();

  @WithDefault("20000")
  @Min(1)
  int queue();

  @WithDefault("8388608")
  @Min(1)
  long queueBytes();

  @WithDefault("10s")
  Duration loadEvery();

  @WithDefault("3s")
  Duration stopWait();
}
