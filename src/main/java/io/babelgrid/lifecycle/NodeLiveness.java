package io.babelgrid.lifecycle;

import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.pipeline.Pulse;
import io.babelgrid.pipeline.Watchdog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Up while the threads that all calls depend on come round: one that does not is mended by a new
 * process only. A single call's trouble, a lack of models or a drain are none of its business.
 */
@Liveness
@ApplicationScoped
public class NodeLiveness implements HealthCheck {

  /** 50 beats; at twice that others take over. */
  private static final long BEAT_NS = 1_000_000_000L;

  private static final long LOOK_NS = 3_000_000_000L;

  private final Watchdog watchdog;
  private final NanoClock clock;

  @Inject
  NodeLiveness(ThreadWatch watch, NanoClock clock) {
    this(watch.watchdog(), clock);
  }

  NodeLiveness(Watchdog watchdog, NanoClock clock) {
    this.watchdog = watchdog;
    this.clock = clock;
  }

  @Override
  public HealthCheckResponse call() {
    long lookNs = watchdog.sinceLookNs(clock.nowNs());
    long beatNs = watchdog.longestNs(Pulse.Kind.CLOCK);
    long tickNs = watchdog.longestNs(Pulse.Kind.TICK);
    long laneNs = watchdog.longestNs(Pulse.Kind.LANE);
    boolean alive =
        lookNs < LOOK_NS
            && beatNs < BEAT_NS
            && tickNs < Pulse.Kind.TICK.limit().toNanos()
            && laneNs < Pulse.Kind.LANE.limit().toNanos();
    return HealthCheckResponse.named("threads")
        .status(alive)
        .withData("watchdogMs", lookNs / 1_000_000)
        .withData("beatMs", beatNs / 1_000_000)
        .withData("tickMs", tickNs / 1_000_000)
        .withData("inferenceMs", laneNs / 1_000_000)
        .build();
  }
}
