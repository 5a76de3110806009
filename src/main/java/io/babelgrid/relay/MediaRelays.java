package io.babelgrid.relay;

import io.babelgrid.call.CallMediaPlane;
import io.babelgrid.room.NodeEpoch;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/**
 * The media paths to the nodes that share a room with this one. Changed by the relay's thread, read
 * by any.
 */
final class MediaRelays {

  private final NodeEpoch self;
  private final Links links;
  private final Relays relays;
  private final CallMediaPlane calls;
  private final WorkRelay work;
  private final Executor thread;
  private final Map<UUID, NodeMedia> paths = new ConcurrentHashMap<>();
  private volatile boolean stopping;

  MediaRelays(
      NodeEpoch self,
      Links links,
      Relays relays,
      CallMediaPlane calls,
      WorkRelay work,
      Executor thread) {
    this.self = self;
    this.links = links;
    this.relays = relays;
    this.calls = calls;
    this.work = work;
    this.thread = thread;
  }

  Optional<NodeMedia> of(NodeEpoch node) {
    return Optional.ofNullable(paths.get(node.node())).filter(path -> path.node().equals(node));
  }

  /** A room is shared with that node: there is a path to it from now on. */
  void share(NodeEpoch node) {
    NodeMedia known = paths.get(node.node());
    if (known != null && known.node().equals(node)) {
      return;
    }
    close(node.node());
    var path =
        new NodeMedia(
            node,
            self.node().compareTo(node.node()) < 0,
            links,
            relays,
            calls,
            work,
            ended -> thread.execute(() -> renew(ended)));
    paths.put(node.node(), path);
    path.tell();
    calls.replan();
  }

  /** The node stops, and transport with it: no path is made anew. Any thread. */
  void stop() {
    stopping = true;
  }

  /** Transport gave a path up: another one takes its place. */
  private void renew(NodeMedia ended) {
    if (paths.remove(ended.node().node(), ended) && !stopping) {
      share(ended.node());
    }
  }

  /** The link to that node is open, maybe again: it may have missed something. */
  void opened(NodeEpoch node) {
    of(node).ifPresent(NodeMedia::tell);
  }

  /** What that node says of its end. */
  void told(NodeEpoch node, LinkMessage.Media end) {
    thread.execute(() -> {
      share(node);
      of(node).ifPresent(path -> path.connect(end.end()));
    });
  }

  void told(NodeEpoch node, LinkMessage.Tracks tracks) {
    thread.execute(() -> {
      share(node);
      of(node).ifPresent(path -> path.receive(tracks.tracks()));
    });
  }

  void close(UUID node) {
    NodeMedia path = paths.remove(node);
    if (path != null) {
      path.close();
    }
  }

  /** Closes what nobody uses, and tells again what did not get through. */
  void tick(Predicate<UUID> used) {
    for (NodeMedia path : paths.values()) {
      if (used.test(path.node().node())) {
        path.tellTracks();
        links.media(path.node().node(), path.lossPercent());
      } else {
        close(path.node().node());
      }
    }
  }
}
