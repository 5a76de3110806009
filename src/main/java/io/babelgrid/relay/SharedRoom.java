package io.babelgrid.relay;

import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.RoomAct;
import io.babelgrid.room.RoomNews;
import io.babelgrid.room.RoomPart;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A room of this node, and which others are told of it. Of the relay's thread, but for reading. */
final class SharedRoom {

  /** Parts told in a second at most. */
  private static final long APART_NS = 100_000_000L;

  private final String id;

  /** Those that may have people in it, by the database or because they said so. */
  private final Set<UUID> nodes = ConcurrentHashMap.newKeySet();

  /** Those whose part of it is known. */
  private final Map<UUID, NodeEpoch> sharing = new ConcurrentHashMap<>();

  /** Those that were not told all that was written. */
  private final Set<NodeEpoch> behind = new HashSet<>();

  private final OpenActs acts = new OpenActs();
  private long nextTellingNs;
  private boolean telling;
  private int ticks;

  SharedRoom(String id, long nowNs) {
    this.id = id;
    this.nextTellingNs = nowNs;
  }

  String id() {
    return id;
  }

  Set<UUID> nodes() {
    return nodes;
  }

  /** Any thread. */
  Collection<NodeEpoch> sharing() {
    return sharing.values();
  }

  /** Tells all of them. */
  void tell(Links links, LinkMessage.Chat message) {
    sharing.values().forEach(node -> tell(links, node, message));
  }

  /** Tells one of them; who cannot be told now is to be told all of it later. */
  void tell(Links links, NodeEpoch node, LinkMessage.Chat message) {
    for (LinkMessage.Chat part : message.parts()) {
      if (!links.send(node.node(), part)) {
        behind.add(node);
        return;
      }
    }
  }

  /** Tells those that missed something of the chat what is kept of it. */
  void catchUp(RoomNews rooms) {
    behind.stream().filter(this::isSharedWith).forEach(node -> rooms.share(id, node));
    behind.clear();
  }

  /** Tells all of them, and again those whose part does not show it. */
  void tell(Links links, RoomAct act, long nowNs) {
    nodes.forEach(node -> links.send(node, new LinkMessage.Act(id, act)));
    sharing.values().forEach(node -> acts.told(node, act, System.currentTimeMillis(), nowNs));
  }

  /** A node said how it is with its people. */
  void heard(Links links, RoomPart part, long nowNs) {
    acts.missing(part, nowNs)
        .forEach(act -> links.send(part.node().node(), new LinkMessage.Act(id, act)));
  }

  /** Any thread. */
  boolean isSharedWith(NodeEpoch node) {
    return node.equals(sharing.get(node.node()));
  }

  /** Gives what was known of that node from an earlier start, or nothing. */
  List<NodeEpoch> shares(NodeEpoch node) {
    nodes.add(node.node());
    NodeEpoch before = sharing.put(node.node(), node);
    if (before == null || before.equals(node)) {
      return List.of();
    }
    acts.forget(before);
    return List.of(before);
  }

  boolean forgets(NodeEpoch node) {
    acts.forget(node);
    return sharing.remove(node.node(), node);
  }

  /** Those that the database knows, and those that spoke; gives who is of no interest any more. */
  Set<UUID> found(Set<UUID> known) {
    var gone = new HashSet<>(nodes);
    gone.removeAll(known);
    gone.removeAll(sharing.keySet());
    nodes.removeAll(gone);
    return gone;
  }

  /**
   * A change is to be told.
   *
   * @return in how many ns; negative when somebody will already
   */
  long tellIn(long nowNs) {
    if (telling) {
      return -1;
    }
    telling = true;
    return Math.max(0, nextTellingNs - nowNs);
  }

  void told(long nowNs) {
    telling = false;
    nextTellingNs = nowNs + APART_NS;
  }

  /** The database is asked soon, since two may come at once and not see each other, then rarely. */
  boolean shallLook() {
    ticks++;
    return ticks == 1 || ticks == 3 || ticks % 10 == 0;
  }
}
