package io.babelgrid.relay;

import io.babelgrid.grid.Whereabouts;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.RoomAct;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What lies between nodes of one process: links and media paths with delay, which tests cut. */
final class MemoryGrid implements AutoCloseable {

  private static final long ONE_WAY_MS = 5;

  static {
    // Its first use is for one thread (context propagation of Mutiny).
    Uni.createFrom().item(0).await().indefinitely();
    Uni.createFrom().item(0).subscribe().with(_ -> {});
  }

  /** The network: all arrives in the order in which it was sent. */
  private final ScheduledExecutorService network =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("network").factory());

  private final Map<UUID, MemoryLinks> nodes = new ConcurrentHashMap<>();
  private final Set<Set<UUID>> cuts = ConcurrentHashMap.newKeySet();
  private final Set<Set<UUID>> open = ConcurrentHashMap.newKeySet();
  private final Map<String, Set<UUID>> people = new ConcurrentHashMap<>();
  private final Set<UUID> dead = ConcurrentHashMap.newKeySet();
  final Map<String, MemoryRelay> ends = new ConcurrentHashMap<>();

  /** All that was sent, in order. */
  final List<Sent> sent = new CopyOnWriteArrayList<>();

  record Sent(UUID from, UUID to, LinkMessage message) {}

  /** Messages of a kind that one node told another. */
  <T extends LinkMessage> List<T> told(NodeEpoch from, NodeEpoch to, Class<T> kind) {
    return sent.stream()
        .filter(each -> each.from().equals(from.node()) && each.to().equals(to.node()))
        .map(Sent::message)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  MemoryLinks join(NodeEpoch node) {
    var links = new MemoryLinks(node);
    nodes.put(node.node(), links);
    return links;
  }

  void later(Runnable arrival) {
    network.schedule(arrival, ONE_WAY_MS, TimeUnit.MILLISECONDS);
  }

  synchronized void cut(NodeEpoch one, NodeEpoch other) {
    cuts.add(Set.of(one.node(), other.node()));
    settle();
  }

  synchronized void heal(NodeEpoch one, NodeEpoch other) {
    cuts.remove(Set.of(one.node(), other.node()));
    settle();
  }

  boolean isCut(UUID one, UUID other) {
    return cuts.contains(Set.of(one, other))
        || !nodes.containsKey(one)
        || !nodes.containsKey(other);
  }

  /** A node ends without a word; the others know it as dead after a while. */
  synchronized void vanish(NodeEpoch node) {
    nodes.remove(node.node());
    settle();
    network.schedule(() -> dead.add(node.node()), 5, TimeUnit.SECONDS);
  }

  boolean isDead(UUID node) {
    return dead.contains(node);
  }

  int links() {
    return open.size();
  }

  private synchronized void settle() {
    for (Set<UUID> pair : Set.copyOf(open)) {
      if (!isWanted(pair)) {
        open.remove(pair);
        tell(pair, Links.Listener::broke);
      }
    }
    for (UUID one : nodes.keySet()) {
      for (UUID other : nodes.keySet()) {
        var pair = one.equals(other) ? Set.<UUID>of() : Set.of(one, other);
        if (isWanted(pair) && open.add(pair)) {
          tell(pair, Links.Listener::opened);
        }
      }
    }
  }

  private boolean isWanted(Set<UUID> pair) {
    return pair.size() == 2
        && !cuts.contains(pair)
        && nodes.keySet().containsAll(pair)
        && pair.stream().anyMatch(node -> pair.stream().anyMatch(nodes.get(node).wanted::contains));
  }

  private interface News {
    void tell(Links.Listener listener, NodeEpoch other);
  }

  private void tell(Set<UUID> pair, News news) {
    List<MemoryLinks> both =
        pair.stream().map(nodes::get).filter(java.util.Objects::nonNull).toList();
    for (MemoryLinks one : both) {
      for (UUID other : pair) {
        if (!other.equals(one.self.node())) {
          later(() -> news.tell(one.listener, new NodeEpoch(other, 1)));
        }
      }
    }
  }

  Whereabouts whereabouts() {
    return new Whereabouts() {
      @Override
      public Uni<Set<UUID>> of(String roomId) {
        return Uni.createFrom()
            .item(
                people.getOrDefault(roomId, Set.of()).stream()
                    .filter(node -> !dead.contains(node))
                    .collect(Collectors.toUnmodifiableSet()));
      }

      @Override
      public void entered(String roomId) {
        throw new UnsupportedOperationException("rooms tell by their journal");
      }

      @Override
      public void left(String roomId) {
        throw new UnsupportedOperationException("rooms tell by their journal");
      }
    };
  }

  void entered(String roomId, NodeEpoch node) {
    people.computeIfAbsent(roomId, _ -> ConcurrentHashMap.newKeySet()).add(node.node());
  }

  void left(String roomId, NodeEpoch node) {
    people.getOrDefault(roomId, ConcurrentHashMap.newKeySet()).remove(node.node());
  }

  @Override
  public void close() {
    network.shutdownNow();
  }

  /** The links of one node. */
  final class MemoryLinks implements Links {

    private final NodeEpoch self;
    final Set<UUID> wanted = ConcurrentHashMap.newKeySet();
    final Map<UUID, Double> lossPercents = new ConcurrentHashMap<>();
    volatile Links.Listener listener;

    /** Whether too much waits already for anything that people write or do. */
    volatile boolean full;

    volatile boolean refused;

    /** What people did that could not be told. */
    final List<RoomAct> untold = new CopyOnWriteArrayList<>();

    private MemoryLinks(NodeEpoch self) {
      this.self = self;
    }

    @Override
    public void want(UUID node) {
      if (wanted.add(node)) {
        settle();
      }
    }

    @Override
    public void release(UUID node) {
      if (wanted.remove(node)) {
        settle();
      }
    }

    @Override
    public boolean send(UUID node, LinkMessage message) {
      boolean isOpen = open.contains(Set.of(self.node(), node));
      if (message instanceof LinkMessage.Act(_, var act) && (full || !isOpen)) {
        untold.add(act);
        return false;
      }
      if (full && message instanceof LinkMessage.Chat) {
        refused = true;
        return false;
      }
      if (!isOpen) {
        return false;
      }
      sent.add(new Sent(self.node(), node, message));
      later(() -> {
        MemoryLinks to = nodes.get(node);
        if (to != null && !isCut(self.node(), node)) {
          to.listener.told(self, message);
        }
      });
      return true;
    }

    @Override
    public void media(UUID node, double lossPercent) {
      lossPercents.put(node, lossPercent);
    }

    @Override
    public Optional<LinkState> state(UUID node) {
      boolean isOpen = open.contains(Set.of(self.node(), node));
      return Optional.of(new LinkState(new NodeEpoch(node, 1), isOpen, 2 * ONE_WAY_MS, 0.5));
    }
  }
}
