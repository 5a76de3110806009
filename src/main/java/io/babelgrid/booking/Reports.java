package io.babelgrid.booking;

import io.babelgrid.budget.Prices;
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
  private final Prices prices;

  @Inject
  Reports(KafkaBooking kafka, Bookings bookings, Prices prices) {
    this.kafka = kafka;
    this.bookings = bookings;
    this.prices = prices;
  }

  @Incoming("usage")
  void usage(UsageReport report) {
    // A channel never runs again once its consumer threw.
    Survival.guard(LOG, "booking usage", () -> book(UsageEntry.of(report, prices)));
  }

  private void book(UsageEntry entry) {
    if (kafka.isOn()) {
      kafka.offer(entry);
    } else {
      bookings.usage(entry.booked());
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
