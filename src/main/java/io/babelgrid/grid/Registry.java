package io.babelgrid.grid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.babelgrid.lifecycle.Drain;
import io.babelgrid.lifecycle.NodeLifecycle;
import io.babelgrid.lifecycle.NodeState;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.pipeline.Survival;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.store.NodeChanges;
import io.babelgrid.store.NodeStore;
import io.babelgrid.store.StoreUnavailableException;
import io.babelgrid.store.StoredNode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Says once a second that this node lives and what it has, and hears the others. Changes of its
 * state are said at once, and those of others heard at once.
 */
@ApplicationScoped
public class Registry implements Drain {

  private static final Logger LOG = Logger.getLogger(Registry.class);

  /** Beats between two looks for what dead nodes left. */
  private static final int BEATS_A_REAPING = 30;

  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final NodeStore store;
  private final NodeChanges changes;
  private final OwnNode own;
  private final OwnLink link;
  private final OwnMoves people;
  private final NodeEpoch id;
  private final NodeLifecycle lifecycle;
  private final GridConfig config;
  private final ObjectMapper json;
  private final NanoClock clock;
  private final Neighbours neighbours;
  private final Semaphore news = new Semaphore(0);
  private final Thread beater = Thread.ofVirtual().name("grid-registry").unstarted(this::run);
  private volatile List<GridNode> others = List.of();
  private volatile boolean fresh;
  private volatile Runnable deaths = () -> {};
  private volatile boolean stopping;

  /** Of the beater alone. */
  private NodeState told = NodeState.STARTING;

  private int beats;
  private long toldUp;
  private long readNs;

  @Inject
  Registry(
      NodeStore store,
      NodeChanges changes,
      OwnNode own,
      OwnLink link,
      OwnMoves people,
      NodeEpoch id,
      NodeLifecycle lifecycle,
      GridConfig config,
      ObjectMapper json,
      NanoClock clock) {
    this.store = store;
    this.changes = changes;
    this.own = own;
    this.link = link;
    this.people = people;
    this.id = id;
    this.lifecycle = lifecycle;
    this.config = config;
    this.json = json;
    this.clock = clock;
    this.neighbours = new Neighbours(id.node(), Pace.of(config), json);
  }

  /** What is known now; any thread, once the node has started. */
  public GridView view() {
    return new GridView(self(), others, fresh);
  }

  /** The other nodes that were heard within a day, dead ones included; any thread, any time. */
  public List<GridNode> others() {
    return others;
  }

  /** The key of that name of another node that was heard within a day; any thread, any time. */
  public Optional<NodeKey> key(String kid) {
    return others.stream()
        .flatMap(node -> node.advert().keys().stream())
        .filter(key -> key.kid().equals(kid))
        .findFirst();
  }

  /** From now on, {@code then} is called whenever a node has died or stopped; by one thread. */
  public void onDeath(Runnable then) {
    deaths = then;
  }

  void start(@Observes StartupEvent event) {
    if (config.enabled()) {
      changes.listen(news::release);
      beater.start();
    }
  }

  /** The last word: others know at once that nobody is to be sent here. */
  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    if (config.enabled()) {
      stopping = true;
      news.release();
      beater.join(config.beat());
      Survival.guard(LOG, "saying goodbye to the grid", this::beat);
    }
  }

  /** The node's state changed, which others are told at once. */
  @Override
  public void begin() {
    news.release();
  }

  private void run() {
    try {
      while (!stopping) {
        long startNs = clock.nowNs();
        Survival.guard(LOG, "a beat of the grid", this::beat);
        // News of others are read at once, but say nothing themselves.
        long leftNs = untilNextNs(startNs);
        while (leftNs > 0) {
          news.tryAcquire(Math.min(leftNs, untilSilenceNs()), TimeUnit.NANOSECONDS);
          news.drainPermits();
          if (stopping || lifecycle.state() != told) {
            break;
          }
          leftNs = untilNextNs(startNs);
          if (leftNs > 0) {
            Survival.guard(LOG, "news of the grid", () -> heard(store.nodes()));
          }
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("the grid is no longer told of this node");
    }
  }

  private long untilNextNs(long startNs) {
    return startNs + config.beat().toNanos() - clock.nowNs();
  }

  /** Nobody is suspected or dead later than they have to be, as long as words can be read. */
  private long untilSilenceNs() {
    long nextNs = neighbours.nextNs();
    boolean never = !fresh || nextNs == Long.MAX_VALUE;
    return never ? Long.MAX_VALUE : Math.max(0, readNs + nextNs - clock.nowNs());
  }

  private void beat() {
    GridNode self = self();
    boolean changed = self.state() != told;
    if (!heard(store.beat(id, self.state().name(), write(self.advert()), changed))) {
      return;
    }
    told = self.state();
    if (beats++ % BEATS_A_REAPING == 0) {
      store.reap(config.goneAfter()).await().atMost(LONGEST);
    }
  }

  private boolean heard(Uni<List<StoredNode>> words) {
    try {
      List<StoredNode> said = words.await().atMost(LONGEST);
      readNs = clock.nowNs();
      boolean fewer = take(neighbours.read(said, readNs));
      fresh = true;
      tellHowMany();
      if (fewer) {
        deaths.run();
      }
    } catch (StoreUnavailableException | TimeoutException e) {
      if (fresh) {
        LOG.warn("the database is away; the grid goes on with what is known of it");
      }
      fresh = false;
    }
    return fresh;
  }

  /** Whether somebody of them was taken for alive until now. */
  private boolean take(List<GridNode> read) {
    Set<NodeEpoch> before =
        others.stream()
            .filter(node -> !node.isGone())
            .map(GridNode::id)
            .collect(Collectors.toSet());
    others = read;
    return read.stream().anyMatch(node -> node.isGone() && before.contains(node.id()));
  }

  /** Whenever it is another number. */
  private void tellHowMany() {
    long up = 1 + others.stream().filter(node -> node.presence() == Presence.UP).count();
    if (up != toldUp) {
      toldUp = up;
      LOG.infof("this is one of %d nodes", up);
    }
  }

  private GridNode self() {
    Advert advert = own.advert().with(link.place().orElse(null), link.figures(), people.moves());
    return new GridNode(id, lifecycle.state(), advert, Presence.UP);
  }

  private String write(Advert advert) {
    try {
      return json.writeValueAsString(advert);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an advert is plain data", e);
    }
  }
}
