package io.babelgrid.flow;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Publishes every ten seconds what each speaker has used, so that a crash loses little. */
@ApplicationScoped
class UsageReporter {

  private static final long PERIOD_S = 10;

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

  static void report(SpeakerContext context) {
    context.usage().drain(context.identity(), context.account()).ifPresent(context.text()::usage);
  }

  private void reportAll() {
    plane.participants().forEach(participant -> report(participant.flow().context()));
  }
}
