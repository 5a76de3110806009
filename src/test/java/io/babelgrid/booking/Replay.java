package io.babelgrid.booking;

import io.babelgrid.store.Bookings;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.kafka.KafkaConnector;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/** Books everything that ever stood in the topics once more, as a node whose place got lost. */
@ApplicationScoped
public class Replay {

  @Inject KafkaConfig config;
  @Inject Bookings bookings;
  @Inject MeterRegistry meters;

  @Inject
  @Connector(KafkaConnector.CONNECTOR_NAME)
  KafkaConnector connector;

  /** Goes on until what is returned is closed. */
  public AutoCloseable start() {
    var broker = new KafkaBroker(config, connector, "replay");
    var booker = new Booker(bookings, new BookingMeters(meters), config.prefix());
    booker.start(broker.records(Set.of(Topic.USAGE, Topic.LATENCY), "replay"));
    return booker::stop;
  }
}
