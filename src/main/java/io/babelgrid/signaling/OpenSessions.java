package io.babelgrid.signaling;

import io.babelgrid.lifecycle.Drain;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.pipeline.Pulse;
import io.babelgrid.pipeline.Survival;
import io.babelgrid.room.RoomRegistry;
import io.babelgrid.signaling.gate.SocketPlaces;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Comparator;
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
  private final SocketPlaces places;
  private final int mostOfParticipant;
  private final NanoClock clock;

  /** Opened by the first tick. */
  private volatile @Nullable Pulse pulse;

  @Inject
  OpenSessions(RoomRegistry rooms, SignalingConfig config, NanoClock clock, MeterRegistry meters) {
    this.rooms = rooms;
    this.places = new SocketPlaces(config.connections(), config.connectionsPerAddress());
    this.mostOfParticipant = config.connectionsPerParticipant();
    this.clock = clock;
    meters.gauge("babelgrid.signaling.connections", places, SocketPlaces::size);
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
  }

  SocketPlaces places() {
    return places;
  }

  /** Those there are now. */
  Collection<ClientSession> all() {
    return sessions.values();
  }

  /** A participant's newest connections are kept; it cannot use more than one of them anyway. */
  void add(String id, ClientSession session) {
    sessions.put(id, session);
    sessions.values().stream()
        .filter(session::isOfSameParticipant)
        .sorted(Comparator.comparingLong(ClientSession::openedNs).reversed())
        .skip(mostOfParticipant)
        .forEach(ClientSession::replaced);
  }

  void remove(String id) {
    sessions.remove(id);
  }

  /** Everybody is told; their media stay until what is being said was heard. */
  @Override
  public void begin() {
    sessions.values().forEach(session -> Survival.guard(LOG, "saying goodbye", session::shutDown));
  }

  private void tick() {
    Pulse own = pulse;
    if (own == null) {
      own = Pulse.open(Pulse.Kind.TICK, "the look after connections", () -> {});
      pulse = own;
    }
    own.beat();
    Survival.guard(LOG, "looking after places", () -> places.tick(clock.nowNs()));
    for (ClientSession session : sessions.values()) {
      Survival.guard(LOG, "looking after a connection", session::tick);
    }
    Survival.guard(LOG, "looking after rooms", rooms::tick);
  }
}
