package io.babelgrid.node;

import io.babelgrid.call.CallMediaPlane;
import io.babelgrid.call.Speaker;
import io.babelgrid.pipeline.Survival;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Publishes every nine seconds what each speaker has used and how long their words were on their
 * way, so that a crash loses ten at most, time to write them down included.
 */
@ApplicationScoped
public class UsageReporter {

  private static final Logger LOG = Logger.getLogger(UsageReporter.class);
  private static final long PERIOD_S = 9;

  private final CallMediaPlane plane;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("usage").factory());

  UsageReporter(CallMediaPlane plane) {
    this.plane = plane;
  }

  void start(@Observes StartupEvent started) {
    timer.scheduleWithFixedDelay(this::reportAll, PERIOD_S, PERIOD_S, TimeUnit.SECONDS);
  }

  void stop(@Observes ShutdownEvent stopping) {
    timer.shutdownNow();
    reportAll();
  }

  private void reportAll() {
    reportEach(plane.speakers(), Speaker::report);
  }

  /** An executor never runs again what threw once. */
  static <T> void reportEach(Collection<T> all, Consumer<T> report) {
    for (T one : all) {
      Survival.guard(LOG, "booking usage", () -> report.accept(one));
    }
  }
}
