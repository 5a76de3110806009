package io.babelgrid.lifecycle;

import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.pipeline.Survival;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/** The one place that knows whether this node starts, is ready, drains or has stopped. */
@ApplicationScoped
public class NodeLifecycle {

  private static final Logger LOG = Logger.getLogger(NodeLifecycle.class);
  private static final long LOOK_NS = 20_000_000;

  private final List<Drain> parts;
  private final NanoClock clock;
  private final Duration longestMove;
  private final Duration longest;
  private final Runnable pause;
  private volatile NodeState state = NodeState.STARTING;

  /** Guarded by this. */
  private boolean stopping;

  @Inject
  public NodeLifecycle(@All List<Drain> parts, NanoClock clock, StopConfig config) {
    this(parts, clock, config.move(), config.playOut(), () -> LockSupport.parkNanos(LOOK_NS));
  }

  /**
   * For tests.
   *
   * @param longestMove a stop waits no longer for who goes on elsewhere
   * @param longest nor longer, after that, for what is being said
   */
  NodeLifecycle(
      List<Drain> parts, NanoClock clock, Duration longestMove, Duration longest, Runnable pause) {
    this.parts = List.copyOf(parts);
    this.clock = clock;
    this.longestMove = longestMove;
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
   * Takes nobody new from now on; who is here stays. Until {@link #reopen}.
   *
   * @return false unless the node was ready
   */
  public synchronized boolean close() {
    boolean ready = state == NodeState.READY;
    if (ready) {
      state = NodeState.DRAINING;
    }
    return ready;
  }

  /** Takes people again, unless it stops. */
  public synchronized void reopen() {
    if (state == NodeState.DRAINING && !stopping) {
      state = NodeState.READY;
    }
  }

  /**
   * Waits for who goes on at another node, no longer than {@code babelgrid.stop.move}; sends away
   * who is left, and waits until what was being said is heard, but no longer than {@code
   * babelgrid.stop.play-out}. Returns at once when nobody is there. Later calls do nothing.
   */
  public void drain() {
    if (!beginToStop()) {
      return;
    }
    tell("moving people", Drain::leave);
    await(longestMove, Drain::isLeaving);
    tell("taking leave", Drain::begin);
    await(longest, Drain::busy);
  }

  private synchronized boolean beginToStop() {
    if (stopping || state == NodeState.STOPPED) {
      return false;
    }
    stopping = true;
    state = NodeState.DRAINING;
    return true;
  }

  private void tell(String doing, Consumer<Drain> news) {
    for (Drain part : parts) {
      Survival.guard(LOG, doing, () -> news.accept(part));
    }
  }

  private void await(Duration most, Predicate<Drain> busy) {
    long startNs = clock.nowNs();
    while (clock.nowNs() - startNs < most.toNanos() && any(busy)) {
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

  private boolean any(Predicate<Drain> busy) {
    return parts.stream()
        .anyMatch(part -> {
          try {
            return busy.test(part);
          } catch (RuntimeException | Error e) {
            Survival.survived(LOG, "waiting for a part of the node", e);
            return false;
          }
        });
  }
}
