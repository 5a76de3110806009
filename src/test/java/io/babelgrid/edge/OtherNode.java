package io.babelgrid.edge;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.babelgrid.grid.Advert;
import io.babelgrid.grid.GridNode;
import io.babelgrid.grid.Registry;
import io.babelgrid.lifecycle.NodeState;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.store.NodeStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Another node of the grid, of which only its words are there. It says them again and again until
 * it is silent, as a node that lives does: a slow machine is no reason to suspect it.
 */
final class OtherNode implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final long EVERY_MS = 300;

  private final NodeStore store;
  private final ObjectMapper json;
  private final ScheduledExecutorService voice =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private @Nullable Words words;

  private record Words(NodeEpoch id, NodeState state, String advert) {}

  OtherNode(NodeStore store, ObjectMapper json) {
    this.store = store;
    this.json = json;
    voice.scheduleAtFixedRate(this::again, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
  }

  /** Has said so when this returns. */
  synchronized void says(NodeEpoch id, NodeState state, Advert advert) {
    words = once(id, state, advert);
  }

  /** And no other node takes newcomers when this returns: those of other tests are given up. */
  void saysAlone(NodeEpoch id, Advert advert, Registry registry) {
    says(id, NodeState.READY, advert);
    await()
        .atMost(PATIENCE)
        .until(() -> {
          List<GridNode> there =
              registry.view().others().stream().filter(GridNode::takesNewcomers).toList();
          return there.size() == 1 && there.getFirst().id().equals(id);
        });
  }

  /** Has said so when this returns, and does not repeat it. */
  synchronized Words once(NodeEpoch id, NodeState state, Advert advert) {
    try {
      var said = new Words(id, state, json.writeValueAsString(advert));
      say(said);
      return said;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Nothing is heard of it any more. */
  synchronized void dies() {
    words = null;
  }

  private synchronized void again() {
    Words last = words;
    if (last == null) {
      return;
    }
    try {
      say(last);
    } catch (RuntimeException e) {
      // The database is away; it is said when it is there.
    }
  }

  private void say(Words said) {
    store.beat(said.id(), said.state().name(), said.advert(), true).await().atMost(PATIENCE);
  }

  /** Stops in order: whoever is told of a few nodes is not told of it any more. */
  @Override
  public synchronized void close() {
    voice.shutdown();
    Words last = words;
    words = null;
    if (last != null) {
      say(new Words(last.id(), NodeState.STOPPED, last.advert()));
    }
  }
}
