package io.babelgrid.relay.link;

import io.babelgrid.grid.LinkFigures;
import io.babelgrid.relay.LinkMessage;
import io.babelgrid.relay.Links;
import io.babelgrid.relay.link.wire.Hello;
import io.babelgrid.room.NodeEpoch;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** All links of this node, and the port where others come. */
final class GridLinks implements Links, AutoCloseable {

  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  private final LinkParts parts;
  private final LinkNetwork network;
  private final Map<UUID, Peer> peers = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /**
   * @param at where to listen
   * @param connections at once, of whoever comes
   * @throws IOException when the port cannot be had
   */
  GridLinks(
      LinkParts parts,
      InetSocketAddress at,
      int connections,
      LinkIdentity identity,
      LinkTrust trust)
      throws IOException {
    this.parts = parts;
    this.network =
        new LinkNetwork(at, connections, identity, trust, parts.settings(), this::arrived);
  }

  int port() {
    return network.port();
  }

  @Override
  public void want(UUID node) {
    if (!node.equals(parts.self().node())) {
      with(node, peer -> peer.want(true));
    }
  }

  @Override
  public void release(UUID node) {
    peers.computeIfPresent(
        node,
        (_, peer) -> {
          peer.want(false);
          return peer;
        });
  }

  @Override
  public boolean send(UUID node, LinkMessage message) {
    Peer peer = peers.get(node);
    if (peer == null) {
      parts.meters().ofOthers().dropped.increment();
      return false;
    }
    return peer.send(message);
  }

  @Override
  public void media(UUID node, double lossPercent) {
    Peer peer = peers.get(node);
    if (peer != null) {
      peer.media(lossPercent);
    }
  }

  @Override
  public Optional<LinkState> state(UUID node) {
    Peer peer = peers.get(node);
    return peer == null ? Optional.empty() : peer.state();
  }

  /** Of those that are wanted or work. */
  List<LinkFigures> figures() {
    return peers.values().stream().flatMap(peer -> peer.figures().stream()).toList();
  }

  /** A peer is told only while it is in the map, and leaves it only when it was told nothing. */
  private void with(UUID node, Consumer<Peer> task) {
    peers.compute(
        node,
        (_, known) -> {
          if (closed) {
            return known;
          }
          Peer peer = known == null ? new Peer(node, parts, network::dial, this::retire) : known;
          task.accept(peer);
          if (known == null) {
            peer.start();
          }
          return peer;
        });
  }

  private boolean retire(Peer peer) {
    return peers.compute(peer.id(), (_, _) -> peer.isIdle() ? null : peer) == null;
  }

  private LinkStream arrived(LinkCall call) {
    return new LinkStream(
        call, parts.settings(), parts.nano(), parts.meters().ofOthers(), this::greeted);
  }

  /** Somebody called and says who they are; on the network's thread. */
  private void greeted(LinkStream call, Hello hello) {
    NodeEpoch from = LinkReader.epoch(hello.getNode());
    String refusal = parts.door().refusal(from, call.certificate());
    if (refusal == null && !hello.getWake() && !dials(from.node())) {
      refusal = "it is this node that dials";
    }
    if (refusal == null && closed) {
      refusal = "this node stops";
    }
    if (refusal != null) {
      call.refuse(refusal);
    } else if (hello.getWake()) {
      with(from.node(), Peer::wake);
      call.finish();
    } else {
      call.known(from, hello.getWanted(), parts.counters(from.node()));
      with(from.node(), peer -> peer.arrive(call));
    }
  }

  private boolean dials(UUID other) {
    return other.compareTo(parts.self().node()) < 0;
  }

  @Override
  public void close() {
    closed = true;
    List<Peer> all = List.copyOf(peers.values());
    all.forEach(Peer::close);
    try {
      for (Peer peer : all) {
        peer.join(LAST_WORDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    peers.clear();
    network.close();
  }
}
