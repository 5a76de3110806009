package io.babelgrid.booking;

import io.babelgrid.budget.Prices;
import io.babelgrid.grid.NodeTotals;
import io.babelgrid.grid.OwnNode;
import io.babelgrid.pipeline.Survival;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.store.NodeDay;
import io.babelgrid.store.NodeDays;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Books what this node had and did, every ten seconds: what its flows used is a part of it. */
@ApplicationScoped
class NodeBooking {

  private static final Logger LOG = Logger.getLogger(NodeBooking.class);
  private static final long PERIOD_S = 10;

  /** Behind the rooms, before the store. */
  private static final int LAST_BUT_STORE = Interceptor.Priority.PLATFORM_AFTER - 50;

  private final NodeTotals.Source source;
  private final OwnNode own;
  private final NodeEpoch id;
  private final NodeDays days;
  private final DayTotals totals;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("node-usage").factory());

  @Inject
  NodeBooking(NodeTotals.Source source, OwnNode own, NodeEpoch id, NodeDays days, Prices prices) {
    this.source = source;
    this.own = own;
    this.id = id;
    this.days = days;
    this.totals = new DayTotals(prices);
  }

  void start(@Observes StartupEvent started) {
    timer.scheduleWithFixedDelay(this::book, PERIOD_S, PERIOD_S, TimeUnit.SECONDS);
  }

  void stop(@Observes @Priority(LAST_BUT_STORE) ShutdownEvent stopping) {
    timer.shutdownNow();
    book();
  }

  private void book() {
    Survival.guard(
        LOG,
        "booking what the node did",
        () -> {
          NodeDay day =
              totals.day(id, own.advert().name(), source.now(), LocalDate.now(ZoneOffset.UTC));
          days.book(day);
        });
  }
}
