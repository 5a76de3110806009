package io.babelgrid.booking;

import io.babelgrid.store.Bookings;
import io.babelgrid.store.EarlyReport;
import io.babelgrid.store.StoreRefusedException;
import io.babelgrid.store.StoreUnavailableException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Books what stands in the topics, one record after the other. A record is done when it is booked,
 * or was before, or cannot be; while the database is away it waits, and with it those behind it.
 */
final class Booker {

  private static final Logger LOG = Logger.getLogger(Booker.class);

  private static final Duration SOON = Duration.ofMillis(250);
  private static final Duration LATER = Duration.ofSeconds(8);

  /** What fails so often for another reason never will be booked: tries within 4 s. */
  private static final int MOST_TRIES = 4;

  private final Bookings bookings;
  private final BookingMeters meters;
  private final String prefix;
  private @Nullable Cancellable reading;

  Booker(Bookings bookings, BookingMeters meters, String prefix) {
    this.bookings = bookings;
    this.meters = meters;
    this.prefix = prefix;
  }

  /** Reads from then on, and again when the source fails. */
  synchronized void start(Flow.Publisher<? extends Message<?>> records) {
    reading =
        Multi.createFrom()
            .publisher(records)
            .onItem()
            .transformToUniAndConcatenate(this::take)
            .onFailure()
            .invoke(e -> LOG.warnf("the topics cannot be read: %s", e.getMessage()))
            .onFailure()
            .retry()
            .withBackOff(Duration.ofSeconds(1), Duration.ofSeconds(30))
            .indefinitely()
            .subscribe()
            .with(done -> {}, e -> LOG.error("the topics are no longer read", e));
  }

  synchronized boolean isStarted() {
    return reading != null;
  }

  synchronized void stop() {
    if (reading != null) {
      reading.cancel();
    }
  }

  private Uni<Void> take(Message<?> message) {
    return book(message).chain(done -> Uni.createFrom().completionStage(message.ack()));
  }

  private Uni<Void> book(Message<?> message) {
    Optional<Topic> topic = topic(message);
    if (topic.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return book(topic.get(), message.getPayload() instanceof byte[] value ? value : null)
        .onFailure()
        .recoverWithItem(e -> {
          skip(topic.get(), message, e);
          return null;
        })
        .replaceWithVoid();
  }

  private Optional<Topic> topic(Message<?> message) {
    String name =
        message
            .getMetadata(IncomingKafkaRecordMetadata.class)
            .map(IncomingKafkaRecordMetadata::getTopic)
            .orElse("");
    for (Topic topic : Topic.values()) {
      if (topic.isBooked() && topic.name(prefix).equals(name)) {
        return Optional.of(topic);
      }
    }
    return Optional.empty();
  }

  /** Fails where it cannot be booked. */
  private Uni<Bookings.Outcome> book(Topic topic, byte @Nullable [] value) {
    Entry entry;
    try {
      entry = EntryJson.read(topic, value);
    } catch (MalformedEntryException e) {
      return Uni.createFrom().failure(e);
    }
    String raw = new String(EntryJson.write(entry), StandardCharsets.UTF_8);
    return Uni.createFrom()
        .deferred(() -> book(entry, raw))
        .onFailure(StoreUnavailableException.class)
        .retry()
        .withBackOff(SOON, LATER)
        .indefinitely()
        .onFailure(e -> !(e instanceof StoreRefusedException))
        .retry()
        .withBackOff(SOON)
        .atMost(MOST_TRIES)
        .invoke(outcome -> meters.booked(topic, outcome));
  }

  private Uni<Bookings.Outcome> book(Entry entry, String raw) {
    return switch (entry) {
      case UsageEntry usage ->
          bookings.usage(usage.booked(), new EarlyReport(usage.origin(), usage.topic().tag(), raw));
      case LatencyEntry latency ->
          bookings.latency(
              latency.workloads(), new EarlyReport(latency.origin(), latency.topic().tag(), raw));
      case LoadEntry load -> throw new IllegalArgumentException("not booked: " + load.topic());
      case PlacementEntry placed ->
          throw new IllegalArgumentException("not booked: " + placed.topic());
    };
  }

  private void skip(Topic topic, Message<?> message, Throwable failure) {
    meters.skipped(topic);
    String where =
        message
            .getMetadata(IncomingKafkaRecordMetadata.class)
            .map(at -> "record %d of partition %d of ".formatted(at.getOffset(), at.getPartition()))
            .orElse("a record of ");
    if (failure instanceof MalformedEntryException) {
      LOG.debugf("%s%s is passed over: %s", where, topic.tag(), failure.getMessage());
    } else {
      LOG.errorf(failure, "%s%s was not booked", where, topic.tag());
    }
  }

  /** Books what came before its stay was written down. Waits for nothing. */
  void bookEarly() {
    bookings
        .noLongerEarly()
        .onItem()
        .transformToMulti(reports -> Multi.createFrom().iterable(reports))
        .onItem()
        .transformToUniAndConcatenate(this::bookEarly)
        .subscribe()
        .with(done -> {}, e -> LOG.debugf("early reports wait: %s", e.getMessage()));
  }

  private Uni<Void> bookEarly(EarlyReport early) {
    Topic topic = early.kind().equals(Topic.USAGE.tag()) ? Topic.USAGE : Topic.LATENCY;
    return book(topic, early.report().getBytes(StandardCharsets.UTF_8))
        .replaceWithVoid()
        .onFailure()
        .invoke(e -> meters.skipped(topic))
        .onFailure()
        .recoverWithNull()
        .chain(done -> bookings.forget(early));
  }
}
