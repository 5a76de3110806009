package io.babelgrid.relay;

import io.babelgrid.call.CallMediaPlane;
import io.babelgrid.grid.GridConfig;
import io.babelgrid.grid.GridNode;
import io.babelgrid.grid.Registry;
import io.babelgrid.grid.Whereabouts;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.RoomNews;
import io.babelgrid.room.RoomRegistry;
import io.babelgrid.work.RunningWork;
import io.babelgrid.work.WorkStart;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Joins the rooms and calls of this node to those of others, where it is one of many; hears links
 * from then on.
 */
@ApplicationScoped
public class RelayStart implements Links.Listener {

  private static final long LEASE_S = 1;
  private static final long FAREWELL_S = 1;
  private static final int LAST_BUT_STORE = Interceptor.Priority.PLATFORM_AFTER - 50;

  private final GridConfig config;
  private final NodeEpoch self;
  private final Registry registry;
  private final RoomRegistry rooms;
  private final RoomNews news;
  private final CallMediaPlane calls;
  private final NanoClock clock;
  private final Links links;
  private final Relays relays;
  private final Whereabouts whereabouts;
  private final WorkStart work;
  private volatile @Nullable ScheduledExecutorService thread;
  private volatile Links.@Nullable Listener heard;
  private volatile @Nullable MediaRelays media;
  private volatile @Nullable RunningWork working;

  @Inject
  RelayStart(
      GridConfig config,
      NodeEpoch self,
      Registry registry,
      RoomRegistry rooms,
      RoomNews news,
      CallMediaPlane calls,
      NanoClock clock,
      Links links,
      Relays relays,
      Whereabouts whereabouts,
      WorkStart work) {
    this.config = config;
    this.self = self;
    this.registry = registry;
    this.rooms = rooms;
    this.news = news;
    this.calls = calls;
    this.clock = clock;
    this.links = links;
    this.relays = relays;
    this.whereabouts = whereabouts;
    this.work = work;
  }

  void start(@Observes StartupEvent event) {
    if (!config.enabled()) {
      return;
    }
    var single =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("relay").factory());
    thread = single;
    var relay =
        new RoomRelay(self, links, whereabouts, this::isDead, news, calls, relays, clock, single);
    calls.backhaul(relay.words());
    rooms.others(relay);
    heard = new LinkNews(relay, news, calls);
    media = relay.media();
    RunningWork running = work.start(relay.work());
    relay.work().listener(running);
    working = running;
    single.scheduleWithFixedDelay(relay::tick, LEASE_S, LEASE_S, TimeUnit.SECONDS);
    registry.onDeath(() -> single.execute(relay::tick));
  }

  @Override
  public void opened(NodeEpoch node) {
    hear(listener -> listener.opened(node));
  }

  @Override
  public void told(NodeEpoch node, LinkMessage message) {
    hear(listener -> listener.told(node, message));
  }

  @Override
  public void broke(NodeEpoch node) {
    hear(listener -> listener.broke(node));
  }

  /** Before the start there is no room that another node could speak of. */
  private void hear(Consumer<Links.Listener> news) {
    Links.Listener started = heard;
    if (started != null) {
      news.accept(started);
    }
  }

  private boolean isDead(UUID node) {
    return registry.view().find(node).filter(GridNode::isGone).isPresent();
  }

  /** Before the node, and what carries its media. */
  void stopping(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event) {
    RunningWork ending = working;
    if (ending != null) {
      ending.close();
    }
    MediaRelays running = media;
    if (running != null) {
      running.stop();
    }
  }

  /** Behind the node, whose rooms have told by then that nobody is here any more. */
  void stop(@Observes @Priority(LAST_BUT_STORE) ShutdownEvent event) throws InterruptedException {
    ScheduledExecutorService running = thread;
    if (running != null) {
      running.shutdown();
      if (!running.awaitTermination(FAREWELL_S, TimeUnit.SECONDS)) {
        running.shutdownNow();
      }
    }
  }
}
