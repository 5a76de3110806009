package io.babelgrid.booking;

import io.babelgrid.store.Bookings;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import java.util.Map;

/** What is sent, dropped and booked, by topic. Only where there is Kafka. */
final class BookingMeters {

  private static final String TOPIC = "topic";

  private final MeterRegistry meters;

  BookingMeters(MeterRegistry meters) {
    this.meters = meters;
  }

  void watch(Map<Topic, Outbox> outboxes, Courier courier) {
    meters.gauge("babelgrid.kafka.away", courier, one -> one.isAway() ? 1 : 0);
    outboxes.forEach((topic, outbox) -> {
      var tags = Tags.of(TOPIC, topic.tag());
      meters.gauge("babelgrid.kafka.waiting", tags, outbox, Outbox::waiting);
      meters.gauge("babelgrid.kafka.waiting.bytes", tags, outbox, Outbox::bytes);
      FunctionCounter.builder("babelgrid.kafka.sent", outbox, Outbox::sent)
          .tags(tags)
          .register(meters);
      FunctionCounter.builder("babelgrid.kafka.dropped", outbox, Outbox::dropped)
          .tags(tags)
          .register(meters);
    });
  }

  void booked(Topic topic, Bookings.Outcome outcome) {
    count(topic, outcome.name().toLowerCase(Locale.ROOT));
  }

  /** A record that cannot be booked. */
  void skipped(Topic topic) {
    count(topic, "skipped");
  }

  private void count(Topic topic, String outcome) {
    meters.counter("babelgrid.kafka.records", TOPIC, topic.tag(), "outcome", outcome).increment();
  }
}
