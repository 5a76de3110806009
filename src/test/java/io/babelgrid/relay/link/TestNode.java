package io.babelgrid.relay.link;

import static org.awaitility.Awaitility.await;

import io.babelgrid.grid.GridNode;
import io.babelgrid.grid.LinkPlace;
import io.babelgrid.grid.Presence;
import io.babelgrid.grid.TestNodes;
import io.babelgrid.lifecycle.NodeState;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.relay.LinkMessage;
import io.babelgrid.relay.Links;
import io.babelgrid.room.NodeEpoch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A node that has nothing but links; all of one registry are a grid. */
final class TestNode implements Links.Listener, AutoCloseable {

  static final int CONNECTIONS = 64;

  static final Duration PATIENCE = Duration.ofSeconds(20);

  static final LinkSettings SETTINGS =
      new LinkSettings(
          Duration.ofMillis(500),
          Duration.ofMillis(2500),
          Duration.ofSeconds(30),
          Duration.ofSeconds(3),
          Duration.ofMillis(100),
          Duration.ofSeconds(2),
          1024,
          4 << 20,
          1 << 20,
          64);

  /** What all nodes of a test know of each other. */
  static final class Grid {

    private final Map<UUID, GridNode> nodes = new ConcurrentHashMap<>();

    void put(NodeEpoch id, LinkPlace place, Presence presence) {
      nodes.put(
          id.node(),
          new GridNode(
              id,
              NodeState.READY,
              TestNodes.advert("node-" + id.node().getLeastSignificantBits())
                  .with(place, List.of()),
              presence));
    }

    void remove(NodeEpoch id) {
      nodes.remove(id.node());
    }

    GridNode get(NodeEpoch id) {
      return nodes.get(id.node());
    }

    List<GridNode> but(NodeEpoch self) {
      return nodes.values().stream().filter(node -> !node.id().node().equals(self.node())).toList();
    }
  }

  final NodeEpoch id;
  final LinkIdentity identity;
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  /** {@code opened 3}, messages, {@code broke 3}, as they came. */
  private final List<Object> heard = Collections.synchronizedList(new ArrayList<>());

  final GridLinks links;
  private final LinkTrust trust;
  private volatile @Nullable Runnable slowness;

  /** A node of that number, not yet in any registry. */
  TestNode(
      Grid grid,
      long number,
      long epoch,
      LinkIdentity identity,
      LinkSettings settings,
      NanoClock clock)
      throws IOException {
    this(grid, number, epoch, identity, settings, clock, null);
  }

  TestNode(
      Grid grid,
      long number,
      long epoch,
      LinkIdentity identity,
      LinkSettings settings,
      NanoClock clock,
      javax.net.ssl.@Nullable X509ExtendedTrustManager authority)
      throws IOException {
    this.id = id(number, epoch);
    this.identity = identity;
    var door = new Door(id.node(), () -> grid.but(id), authority != null);
    trust = new LinkTrust(door::knows, authority);
    links =
        new GridLinks(
            new LinkParts(id, settings, clock, door, new LinkMeters(meters), this),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            CONNECTIONS,
            identity,
            trust);
  }

  static NodeEpoch id(long number, long epoch) {
    return new NodeEpoch(new UUID(7, number), epoch);
  }

  /** One that the others of the grid know. */
  static TestNode of(Grid grid, long number) throws Exception {
    return of(grid, number, SETTINGS, NanoClock.system());
  }

  static TestNode of(Grid grid, long number, LinkSettings settings, NanoClock clock)
      throws Exception {
    var node = new TestNode(grid, number, 1, LinkIdentity.make(), settings, clock);
    node.enter(grid, UnaryOperator.identity());
    return node;
  }

  LinkPlace place() {
    return new LinkPlace("127.0.0.1", links.port(), identity.fingerprint());
  }

  void enter(Grid grid, UnaryOperator<LinkPlace> seen) {
    grid.put(id, seen.apply(place()), Presence.UP);
  }

  /** Reached by way of it. */
  void enter(Grid grid, TestRelay relay) {
    relay.to(links.port());
    enter(grid, place -> new LinkPlace(place.host(), relay.port(), place.certificate()));
  }

  void want(TestNode other) {
    links.want(other.id.node());
  }

  void release(TestNode other) {
    links.release(other.id.node());
  }

  /** Asks it to dial, whatever there is between the two already. */
  void ask(TestNode other) throws IOException {
    var loopback = InetAddress.getLoopbackAddress();
    var network =
        new LinkNetwork(
            new InetSocketAddress(loopback, 0),
            1,
            identity,
            trust,
            SETTINGS,
            _ -> {
              throw new IllegalStateException("nobody calls here");
            });
    try (network) {
      LinkStream call =
          network.dial(
              new InetSocketAddress(loopback, other.links.port()),
              line ->
                  new LinkStream(
                      line,
                      SETTINGS,
                      NanoClock.system(),
                      new LinkMeters(new SimpleMeterRegistry()).ofOthers(),
                      (_, _) -> {}));
      call.hello(id, true, true);
      call.finish();
      await().atMost(PATIENCE).until(() -> call.end() != null);
    }
  }

  boolean send(TestNode other, LinkMessage message) {
    return links.send(other.id.node(), message);
  }

  boolean isOpenTo(TestNode other) {
    return links.state(other.id.node()).filter(Links.LinkState::open).isPresent();
  }

  static void awaitOpen(TestNode one, TestNode other) {
    await()
        .pollInterval(Duration.ofMillis(10))
        .atMost(PATIENCE)
        .until(() -> one.isOpenTo(other) && other.isOpenTo(one));
  }

  List<Object> heard() {
    synchronized (heard) {
      return List.copyOf(heard);
    }
  }

  List<LinkMessage> messages() {
    return heard().stream()
        .filter(LinkMessage.class::isInstance)
        .map(LinkMessage.class::cast)
        .toList();
  }

  List<Object> events() {
    return heard().stream().filter(String.class::isInstance).toList();
  }

  double count(String what) {
    return meters.find("babelgrid.link." + what).functionCounters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  /** What its listener does with each message besides. */
  void doing(Runnable what) {
    slowness = what;
  }

  @Override
  public void opened(NodeEpoch node) {
    heard.add("opened " + node.epoch());
  }

  @Override
  public void told(NodeEpoch node, LinkMessage message) {
    heard.add(message);
    Runnable task = slowness;
    if (task != null) {
      task.run();
    }
  }

  @Override
  public void broke(NodeEpoch node) {
    heard.add("broke " + node.epoch());
  }

  @Override
  public void close() {
    links.close();
  }
}
