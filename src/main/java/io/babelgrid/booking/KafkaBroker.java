package io.babelgrid.booking;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.reactive.messaging.kafka.KafkaConnector;
import io.smallrye.reactive.messaging.kafka.KafkaProducer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Kafka by SmallRye's connector, which makes the clients when they are needed and closes them. It
 * is asked for them here, and not by channels that it is given: a channel that is not wired leaves
 * a warning at every start without Kafka. Keys of {@code kafka.*} (TLS, SASL) hold for all clients.
 *
 * @see <a href="https://kafka.apache.org/41/configuration/producer-configs/">Producer keys</a>
 */
final class KafkaBroker implements Broker {

  private static final String OUT = "babelgrid-out";
  private static final String IN = "babelgrid-in";

  private final KafkaConfig config;
  private final KafkaConnector connector;
  private final String client;
  private final KafkaProducer<String, byte[]> producer;
  private final TopicKeeper topics;

  /**
   * @param client how this node is called in the broker's log
   */
  KafkaBroker(KafkaConfig config, KafkaConnector connector, String client) {
    this.config = config;
    this.connector = connector;
    this.client = client;
    connector.getSubscriber(channel(OUT, producerKeys()));
    this.producer = connector.getProducer(OUT);
    this.topics = new TopicKeeper(config, producer.configuration());
  }

  private Config channel(String name, Map<String, String> keys) {
    var all = new HashMap<>(keys);
    all.put("channel-name", name);
    all.put("connector", KafkaConnector.CONNECTOR_NAME);
    all.put("bootstrap.servers", config.servers().orElseThrow());
    all.put("client.id", client);
    // A name that cannot be resolved must not stop the start, and no probe looks at the broker.
    all.put("lazy-client", "true");
    all.put("health-enabled", "false");
    all.put("health-readiness-enabled", "false");
    all.put("tracing-enabled", "false");
    all.put("cloud-events", "false");
    all.put("close-timeout", "1000");
    all.put("reconnect.backoff.max.ms", "2000");
    return new SmallRyeConfigBuilder()
        .withSources(new PropertiesConfigSource(all, name, PropertiesConfigSource.DEFAULT_ORDINAL))
        .build();
  }

  /**
   * Idempotent, so that what is sent again after a broken connection is written once, for as long
   * as an outage lasts. A sender is held for 3 s at most: topics are known to be there.
   */
  private static Map<String, String> producerKeys() {
    return Map.of(
        "topic", OUT,
        "key.serializer", "org.apache.kafka.common.serialization.StringSerializer",
        "value.serializer", "org.apache.kafka.common.serialization.ByteArraySerializer",
        "acks", "all",
        "enable.idempotence", "true",
        "max.block.ms", "3000",
        "request.timeout.ms", "10000",
        "delivery.timeout.ms", "1800000",
        "buffer.memory", "8388608");
  }

  /**
   * Records are committed when they are booked. Nothing is given up because it takes long: the
   * database may be away for hours, and then 300 records wait here and the rest in the topic.
   */
  private Map<String, String> consumerKeys(Set<Topic> from, String group) {
    return Map.ofEntries(
        Map.entry(
            "topics",
            String.join(",", from.stream().map(one -> one.name(config.prefix())).toList())),
        Map.entry("group.id", group),
        Map.entry(
            "key.deserializer", "org.apache.kafka.common.serialization.ByteArrayDeserializer"),
        Map.entry(
            "value.deserializer", "org.apache.kafka.common.serialization.ByteArrayDeserializer"),
        Map.entry("auto.offset.reset", "earliest"),
        Map.entry("allow.auto.create.topics", "false"),
        Map.entry("max.poll.records", "100"),
        Map.entry("commit-strategy", "throttled"),
        Map.entry("throttled.unprocessed-record-max-age.ms", "0"),
        Map.entry("failure-strategy", "ignore"),
        Map.entry("graceful-shutdown", "false"));
  }

  /** Records of these topics, as they come; shared with all others of the same group. */
  Flow.Publisher<? extends Message<?>> records(Set<Topic> from, String group) {
    return connector.getPublisher(channel(IN, consumerKeys(from, group)));
  }

  @Override
  public Optional<Set<Topic>> topics() throws InterruptedException {
    return topics.look();
  }

  @Override
  public CompletableFuture<?> send(Topic topic, String key, byte[] value) {
    return producer
        .send(new ProducerRecord<>(topic.name(config.prefix()), key, value))
        .subscribeAsCompletionStage();
  }

  @Override
  public boolean isHopeless(Throwable failure) {
    return failure instanceof RecordTooLargeException
        || failure instanceof RecordBatchTooLargeException
        || failure instanceof SerializationException
        || failure instanceof InvalidTopicException;
  }
}
