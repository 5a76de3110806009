package io.babelgrid.lifecycle;

import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.pipeline.Survival;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/** The one place that knows whether this node starts, is ready, drains or has stopped. */
@ApplicationScoped
public class NodeLifecycle {

  private static final Logger LOG = Logger.getLogger(NodeLifecycle.class);
  private static final long LOOK_NS = 20_000_000;

  private final List<Drain> parts;
  private final NanoClock clock;
  private final Duration longest;
  private final Runnable pause;
  private volatile NodeState state = NodeState.STARTING;

  @Inject
  public NodeLifecycle(@All List<Drain> parts, NanoClock clock, StopConfig config) {
    this(parts, clock, config.playOut(), () -> LockSupport.parkNanos(LOOK_NS));
  }

  /**
   * For tests.
   *
   * @param longest a drain takes no longer
   */
  NodeLifecycle(List<Drain> parts, NanoClock clock, Duration longest, Runnable pause) {
    this.parts = List.copyOf(parts);
    this.clock = clock;
    this.longest = longest;
    this.pause = pause;
  }

  public NodeState state() {
    return state;
  }

  /** Whether somebody may come. While the node starts they may: the rest comes up around them. */
  public boolean takesNewcomers() {
    return state.compareTo(NodeState.DRAINING) < 0;
  }

  /** To be told when all parts have started. */
  public void ready() {
    advance(NodeState.READY);
  }

  /** To be told before the first part ends. */
  public void stopped() {
    advance(NodeState.STOPPED);
  }

  /**
   * Sends everybody away and waits until what was being said is heard, but no longer than {@code
   * babelgrid.stop.play-out}. Returns at once when nobody is there. Later calls do nothing.
   */
  public void drain() {
    if (!advance(NodeState.DRAINING)) {
      return;
    }
    long startNs = clock.nowNs();
    for (Drain part : parts) {
      Survival.guard(LOG, "taking leave", part::begin);
    }
    while (clock.nowNs() - startNs < longest.toNanos() && anyBusy()) {
      pause.run();
    }
  }

  /** Whether it was not there yet. */
  private synchronized boolean advance(NodeState next) {
    boolean ahead = state.compareTo(next) < 0;
    if (ahead) {
      state = next;
    }
    return ahead;
  }

  private boolean anyBusy() {
    return parts.stream()
        .anyMatch(part -> {
          try {
            return part.busy();
          } catch (RuntimeException | Error e) {
            Survival.survived(LOG, "waiting for a part of the node", e);
            return false;
          }
        });
  }
}
