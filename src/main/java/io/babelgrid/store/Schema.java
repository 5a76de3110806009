package io.babelgrid.store;

import io.babelgrid.pipeline.Survival;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/**
 * Brings the schema up to date, and waits for the database as long as that takes: the service
 * starts without.
 */
@ApplicationScoped
class Schema {

  private static final Logger LOG = Logger.getLogger(Schema.class);

  private final Flyway flyway;
  private final WriteQueue writes;
  private final NodeId node;
  private final StoreConfig config;
  private final Instant startedAt = Instant.now();
  private final CountDownLatch ready = new CountDownLatch(1);
  private final Thread migrator = Thread.ofVirtual().name("store-schema").unstarted(this::run);

  @Inject
  Schema(Flyway flyway, WriteQueue writes, NodeId node, StoreConfig config) {
    this.flyway = flyway;
    this.writes = writes;
    this.node = node;
    this.config = config;
  }

  void start(@Observes StartupEvent event) throws InterruptedException {
    migrator.start();
    if (!ready.await(config.startWait().toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.warn("the database does not answer yet; starting without it");
    }
  }

  /** After the rooms said goodbye, which is worth writing. */
  void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER) ShutdownEvent event) {
    migrator.interrupt();
    writes.stop();
  }

  boolean isReady() {
    return ready.getCount() == 0;
  }

  private void run() {
    try {
      while (!migrate()) {
        Thread.sleep(config.retry());
      }
    } catch (InterruptedException e) {
      LOG.debug("the schema is no longer waited for");
    }
  }

  private boolean migrate() {
    try {
      flyway.migrate();
    } catch (FlywayException e) {
      LOG.warnf("the schema could not be brought up to date: %s", e.getMessage());
      return false;
    } catch (Throwable e) {
      Survival.survived(LOG, "bringing the schema up to date", e);
      return false;
    }
    // This node stopped without saying so, if any of its participations is open.
    writes.offer(
        "the end of old participations",
        session ->
            OpenEnds.ofEarlierStart(session, node.epoch(), startedAt)
                .chain(() -> Names.forget(session, node.value(), startedAt)));
    writes.start();
    ready.countDown();
    return true;
  }
}
