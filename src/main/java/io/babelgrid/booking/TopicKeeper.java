package io.babelgrid.booking;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/** Looks whether the topics are there, makes them, or says what to make. Of one thread. */
final class TopicKeeper {

  private static final Logger LOG = Logger.getLogger(TopicKeeper.class);
  private static final Duration CLOSING = Duration.ofMillis(500);

  /** Nobody answers if nobody did for so long. */
  private static final long TIMEOUT_MS = 3000;

  private final KafkaConfig config;
  private final Map<String, Object> keys;
  private final Set<Topic> told = EnumSet.noneOf(Topic.class);
  private String trouble = "";

  /**
   * @param client keys of another client of the same broker
   */
  TopicKeeper(KafkaConfig config, Map<String, ?> client) {
    this.config = config;
    this.keys = new HashMap<>(client);
    keys.keySet().retainAll(AdminClientConfig.configNames());
    keys.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Long.toString(TIMEOUT_MS));
    keys.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(TIMEOUT_MS));
  }

  /** See {@link Broker#topics}. */
  Optional<Set<Topic>> look() throws InterruptedException {
    try {
      Admin admin = Admin.create(keys);
      try {
        Optional<Set<Topic>> there = Optional.of(look(admin));
        trouble = "";
        return there;
      } finally {
        admin.close(CLOSING);
      }
    } catch (KafkaException | TimeoutException e) {
      tell(e);
    } catch (ExecutionException e) {
      tell(e.getCause() == null ? e : e.getCause());
    }
    return Optional.empty();
  }

  private Set<Topic> look(Admin admin)
      throws ExecutionException, TimeoutException, InterruptedException {
    Set<String> names = get(admin.listTopics().names());
    Set<Topic> there = EnumSet.noneOf(Topic.class);
    for (Topic topic : Topic.values()) {
      if (names.contains(topic.name(config.prefix())) || isMade(admin, topic)) {
        there.add(topic);
      }
    }
    return there;
  }

  private boolean isMade(Admin admin, Topic topic) throws TimeoutException, InterruptedException {
    String why = "babelgrid.kafka.create-topics is false";
    if (config.createTopics()) {
      var made =
          new NewTopic(
              topic.name(config.prefix()), Optional.of(config.partitions()), config.replication());
      try {
        get(admin.createTopics(List.of(made)).all());
        return true;
      } catch (ExecutionException e) {
        if (e.getCause() instanceof TopicExistsException) {
          return true;
        }
        if (e.getCause() instanceof RetriableException later) {
          throw later;
        }
        why = String.valueOf(e.getCause() == null ? e : e.getCause().getMessage());
      }
    }
    if (told.add(topic)) {
      LOG.warnf(
          "nothing of %s is booked, because its topic is missing (%s): kafka-topics.sh"
              + " --bootstrap-server %s --create --topic %s --partitions %d%s",
          topic.tag(),
          why,
          config.servers().orElse(""),
          topic.name(config.prefix()),
          config.partitions(),
          config.replication().map(" --replication-factor %d"::formatted).orElse(""));
    }
    return false;
  }

  /** What keeps the broker away, once for each reason. */
  private void tell(Throwable failure) {
    String why = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    if (!why.equals(trouble)) {
      trouble = why;
      LOG.warnf("no broker at %s: %s", config.servers().orElse(""), why);
    }
  }

  private static <T> T get(KafkaFuture<T> answer)
      throws ExecutionException, TimeoutException, InterruptedException {
    return answer.get(TIMEOUT_MS + CLOSING.toMillis(), TimeUnit.MILLISECONDS);
  }
}
