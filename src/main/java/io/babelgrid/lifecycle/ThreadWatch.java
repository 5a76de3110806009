package io.babelgrid.lifecycle;

import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.pipeline.Pulse;
import io.babelgrid.pipeline.Survival;
import io.babelgrid.pipeline.Watchdog;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/** Has the {@link Watchdog} look four times a second, and meters what it finds. */
@ApplicationScoped
public class ThreadWatch {

  private static final Logger LOG = Logger.getLogger(ThreadWatch.class);

  private final NanoClock clock;
  private final Watchdog watchdog;
  private final Thread thread = Thread.ofPlatform().daemon().name("watchdog").unstarted(this::run);
  private volatile boolean ended;

  @Inject
  ThreadWatch(NanoClock clock, MeterRegistry meters) {
    this.clock = clock;
    this.watchdog = new Watchdog(clock.nowNs());
    for (Pulse.Kind kind : Pulse.Kind.values()) {
      FunctionCounter.builder("babelgrid.threads.stuck", watchdog.stuck(kind), LongAdder::sum)
          .tag("kind", kind.name().toLowerCase(Locale.ROOT))
          .description("Loops that did not come round in time")
          .register(meters);
    }
    FunctionCounter.builder("babelgrid.threads.survived", this, _ -> Survival.failures())
        .description("Failures that ended one task and not its thread")
        .register(meters);
  }

  void start(@Observes StartupEvent event) {
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) {
    ended = true;
    LockSupport.unpark(thread);
  }

  Watchdog watchdog() {
    return watchdog;
  }

  private void run() {
    while (!ended) {
      Survival.guard(LOG, "the watchdog", () -> watchdog.look(clock.nowNs()));
      LockSupport.parkNanos(this, Watchdog.PERIOD_NS);
    }
  }
}
