package io.babelgrid.booking;

import io.babelgrid.grid.OwnNode;
import io.babelgrid.grid.Placement;
import io.babelgrid.grid.PlacementLog;
import io.babelgrid.lifecycle.NodeLifecycle;
import io.babelgrid.pipeline.Survival;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.store.Bookings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.kafka.KafkaConnector;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Booking by Kafka, where an operator says where it is. Any thread; nothing waits. */
@ApplicationScoped
class KafkaBooking implements PlacementLog {

  private static final Logger LOG = Logger.getLogger(KafkaBooking.class);

  /** Behind the rooms and what they report last, before the store. */
  private static final int LAST_BUT_STORE = Interceptor.Priority.PLATFORM_AFTER - 50;

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final KafkaConfig config;
  private final Instance<KafkaConnector> connector;
  private final Bookings bookings;
  private final OwnNode own;
  private final NodeLifecycle lifecycle;
  private final NodeEpoch id;
  private final MeterRegistry meters;
  private final Map<Topic, Outbox> outboxes = new EnumMap<>(Topic.class);
  private final AtomicLong loads = new AtomicLong();
  private final AtomicLong placements = new AtomicLong();
  private volatile @Nullable Courier courier;
  private @Nullable Booker booker;
  private @Nullable ScheduledExecutorService ticker;

  @Inject
  KafkaBooking(
      KafkaConfig config,
      @Connector(KafkaConnector.CONNECTOR_NAME) Instance<KafkaConnector> connector,
      Bookings bookings,
      OwnNode own,
      NodeLifecycle lifecycle,
      NodeEpoch id,
      MeterRegistry meters) {
    this.config = config;
    this.connector = connector;
    this.bookings = bookings;
    this.own = own;
    this.lifecycle = lifecycle;
    this.id = id;
    this.meters = meters;
    for (Topic topic : Topic.values()) {
      outboxes.put(topic, new Outbox(config.queue(), config.queueBytes()));
    }
  }

  boolean isOn() {
    return config.servers().isPresent();
  }

  /** Sends an entry when it can. */
  void offer(Entry entry) {
    Outbox outbox = outboxes.get(entry.topic());
    Courier awaiting = courier;
    if (outbox != null && outbox.offer(entry) && awaiting != null) {
      awaiting.wake();
    }
  }

  @Override
  public void placed(Placement placement) {
    if (isOn()) {
      offer(
          PlacementEntry.of(
              id, placements.getAndIncrement(), System.currentTimeMillis(), placement));
    }
  }

  void start(@Observes StartupEvent event) {
    if (isOn()) {
      start();
    }
  }

  private synchronized void start() {
    var counted = new BookingMeters(meters);
    var broker = new KafkaBroker(config, connector.get(), "babelgrid-" + id.node());
    var books = new Booker(bookings, counted, config.prefix());
    var sends = new Courier(outboxes, broker, PAUSE, PATIENCE, there -> read(books, broker, there));
    counted.watch(outboxes, sends);
    ticker =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("booking-ticker").factory());
    long everyMs = config.loadEvery().toMillis();
    ticker.scheduleAtFixedRate(this::tick, everyMs, everyMs, TimeUnit.MILLISECONDS);
    booker = books;
    courier = sends;
    sends.start();
    LOG.infof("usage and latency go to Kafka at %s", config.servers().orElseThrow());
  }

  private void read(Booker books, KafkaBroker broker, Set<Topic> there) {
    Set<Topic> booked = Set.of(Topic.USAGE, Topic.LATENCY);
    if (config.book() && !books.isStarted() && there.containsAll(booked)) {
      books.start(broker.records(booked, config.prefix() + "-booking"));
    }
  }

  private void tick() {
    Survival.guard(LOG, "telling the load", this::tellLoad);
    Booker books = booker;
    if (books != null && books.isStarted()) {
      Survival.guard(LOG, "booking early reports", books::bookEarly);
    }
  }

  private void tellLoad() {
    offer(
        LoadEntry.of(
            id,
            loads.getAndIncrement(),
            System.currentTimeMillis(),
            lifecycle.state().name(),
            own.advert()));
  }

  void stop(@Observes @Priority(LAST_BUT_STORE) ShutdownEvent event) {
    if (isOn()) {
      stop();
    }
  }

  private synchronized void stop() {
    if (ticker != null) {
      ticker.shutdownNow();
    }
    if (courier != null) {
      courier.stop(config.stopWait());
    }
    if (booker != null) {
      booker.stop();
    }
    int lost = outboxes.values().stream().mapToInt(Outbox::waiting).sum();
    outboxes.values().forEach(Outbox::giveUp);
    if (lost > 0) {
      LOG.warnf("%d records did not reach Kafka before the end", lost);
    }
  }
}
