package io.babelgrid.booking;

import io.babelgrid.pipeline.Survival;
import io.babelgrid.room.LatencyReport;
import io.babelgrid.room.UsageReport;
import io.babelgrid.store.Bookings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Where the reports of this node's speakers go: to Kafka where there is one, else to the store. */
@ApplicationScoped
class Reports {

  private static final Logger LOG = Logger.getLogger(Reports.class);

  private final KafkaBooking kafka;
  private final Bookings bookings;

  @Inject
  Reports(KafkaBooking kafka, Bookings bookings) {
    this.kafka = kafka;
    this.bookings = bookings;
  }

  @Incoming("usage")
  void usage(UsageReport report) {
    if (kafka.isOn()) {
      // A channel never runs again once its consumer threw.
      Survival.guard(LOG, "booking usage", () -> kafka.offer(UsageEntry.of(report)));
    } else {
      bookings.usage(report);
    }
  }

  @Incoming("latency")
  void latency(LatencyReport report) {
    if (kafka.isOn()) {
      Survival.guard(LOG, "booking latency", () -> kafka.offer(LatencyEntry.of(report)));
    } else {
      bookings.latency(report);
    }
  }
}
