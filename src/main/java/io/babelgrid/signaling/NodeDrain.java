package io.babelgrid.signaling;

import io.babelgrid.grid.GridConfig;
import io.babelgrid.grid.Registry;
import io.babelgrid.lifecycle.Drain;
import io.babelgrid.lifecycle.NodeLifecycle;
import io.babelgrid.lifecycle.StopConfig;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.pipeline.Survival;
import io.babelgrid.room.RoomRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Empties this node: by an operator's wish, or because it stops. Nobody new comes in, and who is
 * here goes on at other nodes. Does nothing without a grid. Any thread; each emptying has one of
 * its own.
 */
@ApplicationScoped
class NodeDrain implements Drain {

  private static final Logger LOG = Logger.getLogger(NodeDrain.class);
  private static final long LOOK_NS = 50_000_000;
  private static final long TELL_NS = 5_000_000_000L;

  /**
   * @param state {@code idle}, {@code running}, {@code empty}, {@code expired} or {@code cancelled}
   * @param deadline when it ends at last; null while none was asked for
   */
  record View(String state, int left, int moved, int failed, @Nullable Instant deadline) {}

  private record Run(Evacuation evacuation, Instant deadline) {}

  private final GridConfig config;
  private final StopConfig stop;
  private final NodeLifecycle lifecycle;
  private final Registry registry;
  private final OpenSessions sessions;
  private final Travellers travellers;
  private final RoomRegistry rooms;
  private final NanoClock clock;

  /** Guarded by this. */
  private @Nullable Run run;

  private volatile boolean ended;

  @Inject
  NodeDrain(
      GridConfig config,
      StopConfig stop,
      NodeLifecycle lifecycle,
      Registry registry,
      OpenSessions sessions,
      Travellers travellers,
      RoomRegistry rooms,
      NanoClock clock) {
    this.config = config;
    this.stop = stop;
    this.lifecycle = lifecycle;
    this.registry = registry;
    this.sessions = sessions;
    this.travellers = travellers;
    this.rooms = rooms;
    this.clock = clock;
  }

  /**
   * Begins, unless it has.
   *
   * @return false where there is no other node to go to, ever
   */
  boolean start(@Nullable Duration longest, @Nullable Double perSecond) {
    if (!config.enabled()) {
      return false;
    }
    lifecycle.close();
    registry.begin();
    begin(
        Objects.requireNonNullElse(longest, config.drain()),
        Objects.requireNonNullElse(perSecond, config.drainPerSecond()));
    return true;
  }

  /** Calls it off; who is on the way goes on. */
  synchronized void cancel() {
    if (run != null && isRunning(run)) {
      run.evacuation.cancel();
      LOG.info("The emptying of this node was called off");
    }
    lifecycle.reopen();
    registry.begin();
  }

  synchronized View view() {
    if (run == null) {
      return new View("idle", rooms.participants(), 0, 0, null);
    }
    Evacuation.Progress now = run.evacuation.progress();
    String state = now.state().name().toLowerCase(Locale.ROOT);
    return new View(state, rooms.participants(), now.moved(), now.failed(), run.deadline);
  }

  /** The node stops. */
  @Override
  public void leave() {
    if (config.enabled() && rooms.participants() > 0) {
      begin(stop.move(), config.drainPerSecond());
    }
  }

  @Override
  public synchronized boolean isLeaving() {
    return run != null && run.evacuation.isHopeful();
  }

  void ended(@Observes ShutdownEvent event) {
    ended = true;
  }

  private synchronized void begin(Duration longest, double perSecond) {
    if (run != null && isRunning(run)) {
      return;
    }
    long nowNs = clock.nowNs();
    var evacuation =
        new Evacuation(
            () -> sessions.all().stream().flatMap(each -> travellers.of(each).stream()).toList(),
            perSecond,
            nowNs,
            nowNs + longest.toNanos());
    var begun = new Run(evacuation, Instant.now().plus(longest).truncatedTo(ChronoUnit.SECONDS));
    run = begun;
    LOG.infof(
        "Emptying this node: %d people go on elsewhere, %.3g a second, until %s",
        rooms.participants(), perSecond, begun.deadline);
    Thread.ofVirtual().name("node-drain").start(() -> empty(evacuation));
  }

  private static boolean isRunning(Run one) {
    return one.evacuation.progress().state() == Evacuation.State.RUNNING;
  }

  private void empty(Evacuation evacuation) {
    long toldNs = clock.nowNs();
    while (!ended && evacuation.progress().state() == Evacuation.State.RUNNING) {
      long nowNs = clock.nowNs();
      Survival.guard(LOG, "emptying this node", () -> evacuation.step(rooms.participants(), nowNs));
      if (nowNs - toldNs >= TELL_NS) {
        toldNs = nowNs;
        tell("Emptying this node", evacuation);
      }
      LockSupport.parkNanos(LOOK_NS);
    }
    tell("The emptying of this node has ended", evacuation);
  }

  private static void tell(String what, Evacuation evacuation) {
    Evacuation.Progress now = evacuation.progress();
    LOG.infof(
        "%s (%s): %d moved, %d left, of whom %d could not go",
        what, now.state().name().toLowerCase(Locale.ROOT), now.moved(), now.left(), now.failed());
  }
}
