package io.babelgrid.grid;

import io.babelgrid.pipeline.Recent;
import io.babelgrid.pipeline.Survival;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.store.NodeRoomStore;
import io.babelgrid.store.StoreUnavailableException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Which nodes have people of a room, by the database. The rooms of this node are written as a
 * whole, as often as they change, and tried again with every beat until that has worked: what the
 * database missed or lost is made good by itself.
 */
@ApplicationScoped
public class RoomsOfNodes implements Whereabouts {

  private static final Logger LOG = Logger.getLogger(RoomsOfNodes.class);

  /** Whoever asks has a call to begin. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private static final Duration LONGEST = Duration.ofSeconds(5);

  /** Rooms asked about that are remembered: 4,096 x 0.2 KB. */
  private static final int REMEMBERED = 4096;

  private final NodeRoomStore store;
  private final Registry registry;
  private final NodeEpoch self;
  private final GridConfig config;
  private final Set<String> here = ConcurrentHashMap.newKeySet();
  private final Semaphore changes = new Semaphore(0);
  private final Thread writer = Thread.ofVirtual().name("grid-rooms").unstarted(this::run);
  private final Map<String, Set<UUID>> answers =
      Collections.synchronizedMap(new Recent<>(REMEMBERED));
  private volatile boolean stopping;

  @Inject
  RoomsOfNodes(NodeRoomStore store, Registry registry, NodeEpoch self, GridConfig config) {
    this.store = store;
    this.registry = registry;
    this.self = self;
    this.config = config;
  }

  @Override
  public Uni<Set<UUID>> of(String roomId) {
    if (!config.enabled() || !registry.view().fresh()) {
      return Uni.createFrom().item(() -> known(roomId));
    }
    return store
        .nodes(roomId)
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .invoke(nodes -> answers.put(roomId, nodes))
        .onFailure()
        .invoke(e -> LOG.debugf("where people of a room are is not known anew: %s", e))
        .onFailure()
        .recoverWithNull()
        .map(_ -> known(roomId));
  }

  /** Those that were told of last; waits for nothing. */
  Set<UUID> known(String roomId) {
    return registry.others().stream()
        .filter(node -> node.presence() == Presence.UP)
        .map(node -> node.id().node())
        .filter(answers.getOrDefault(roomId, Set.of())::contains)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether somebody is in the room at this node. */
  boolean isHere(String roomId) {
    return here.contains(roomId);
  }

  @Override
  public void entered(String roomId) {
    if (config.enabled() && here.add(roomId)) {
      changes.release();
    }
  }

  @Override
  public void left(String roomId) {
    if (here.remove(roomId)) {
      changes.release();
    }
  }

  void start(@Observes StartupEvent event) {
    if (config.enabled()) {
      writer.start();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    stopping = true;
    writer.interrupt();
  }

  private void run() {
    boolean written = false;
    try {
      while (!stopping) {
        if (written) {
          changes.acquire();
        } else {
          changes.tryAcquire(config.beat().toNanos(), TimeUnit.NANOSECONDS);
        }
        changes.drainPermits();
        written = write();
      }
    } catch (InterruptedException e) {
      LOG.debug("the grid is no longer told where rooms are");
    }
  }

  private boolean write() {
    var done = new boolean[1];
    Survival.guard(LOG, "telling the grid of rooms", () -> done[0] = written(Set.copyOf(here)));
    return done[0];
  }

  private boolean written(Set<String> rooms) {
    try {
      return store.replace(self, rooms).await().atMost(LONGEST);
    } catch (StoreUnavailableException | TimeoutException e) {
      return false;
    }
  }
}
