package io.babelgrid.node;

import io.babelgrid.call.CallMediaPlane;
import io.babelgrid.pipeline.Survival;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Has looked again and again what everybody is to see of each camera. */
@ApplicationScoped
public class SightTimer {

  private static final Logger LOG = Logger.getLogger(SightTimer.class);

  /** A line that is overfull loses within a second; a page that shows somebody wants them soon. */
  private static final long PERIOD_MS = 300;

  private final CallMediaPlane plane;
  private final int most;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("sight").factory());

  SightTimer(CallMediaPlane plane, FlowConfig config) {
    this.plane = plane;
    this.most = config.video().most();
  }

  void start(@Observes StartupEvent started) {
    timer.scheduleWithFixedDelay(
        () -> Survival.guard(LOG, "looking what is seen", () -> plane.steer(most)),
        PERIOD_MS,
        PERIOD_MS,
        TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent stopping) {
    timer.shutdownNow();
  }
}
