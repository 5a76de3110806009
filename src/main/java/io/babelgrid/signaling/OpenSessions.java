package io.babelgrid.signaling;

import io.babelgrid.node.Drain;
import io.babelgrid.pipeline.Pulse;
import io.babelgrid.pipeline.Survival;
import io.babelgrid.room.RoomRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The connections of this node, and the thread that looks after them and their rooms. */
@ApplicationScoped
class OpenSessions implements Drain {

  private static final Logger LOG = Logger.getLogger(OpenSessions.class);
  private static final long TICK_S = 1;

  private final Map<String, ClientSession> sessions = new ConcurrentHashMap<>();
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("signaling-tick").factory());
  private final RoomRegistry rooms;

  /** Opened by the first tick. */
  private volatile @Nullable Pulse pulse;

  @Inject
  OpenSessions(RoomRegistry rooms, MeterRegistry meters) {
    this.rooms = rooms;
    meters.gauge("babelgrid.signaling.connections", sessions, Map::size);
  }

  void start(@Observes StartupEvent event) {
    ticker.scheduleAtFixedRate(this::tick, TICK_S, TICK_S, TimeUnit.SECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    ticker.shutdownNow();
    Pulse last = pulse;
    if (last != null) {
      last.close();
    }
    rooms.close();
  }

  void add(String id, ClientSession session) {
    sessions.put(id, session);
  }

  void remove(String id) {
    sessions.remove(id);
  }

  /** Everybody is told; their media stay until what is being said was heard. */
  @Override
  public void begin() {
    sessions.values().forEach(session -> Survival.guard(LOG, "saying goodbye", session::shutDown));
  }

  int size() {
    return sessions.size();
  }

  private void tick() {
    Pulse own = pulse;
    if (own == null) {
      own = Pulse.open(Pulse.Kind.TICK, "the look after connections", () -> {});
      pulse = own;
    }
    own.beat();
    for (ClientSession session : sessions.values()) {
      Survival.guard(LOG, "looking after a connection", session::tick);
    }
    Survival.guard(LOG, "looking after rooms", rooms::tick);
  }
}
