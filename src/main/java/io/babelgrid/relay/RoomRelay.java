package io.babelgrid.relay;

import io.babelgrid.call.CallMediaPlane;
import io.babelgrid.chat.ChatLine;
import io.babelgrid.grid.Whereabouts;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.pipeline.Survival;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.OtherNodes;
import io.babelgrid.room.RoomAct;
import io.babelgrid.room.RoomNews;
import io.babelgrid.room.RoomPart;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Rooms over nodes: tells those that share a room of this node's part of it, at once and again each
 * second, and wants links to them as long as they do. What rooms and links tell is done on one
 * thread, in order.
 */
final class RoomRelay implements OtherNodes {

  private static final Logger LOG = Logger.getLogger(RoomRelay.class);

  private final Links links;
  private final RoomSearch search;
  private final Predicate<UUID> dead;
  private final RoomNews rooms;
  private final CallMediaPlane calls;
  private final CallRelay words;
  private final MediaRelays media;
  private final WorkRelay work;
  private final Farewells farewells;
  private final NanoClock clock;
  private final ScheduledExecutorService thread;
  private final Map<String, SharedRoom> shared = new ConcurrentHashMap<>();

  /**
   * @param dead whether the grid knows that a node lives no more
   * @param thread the only one of all this
   */
  RoomRelay(
      NodeEpoch self,
      Links links,
      Whereabouts whereabouts,
      Predicate<UUID> dead,
      RoomNews rooms,
      CallMediaPlane calls,
      Relays relays,
      NanoClock clock,
      ScheduledExecutorService thread) {
    this.links = links;
    this.search = new RoomSearch(self, whereabouts, this::run);
    this.dead = dead;
    this.rooms = rooms;
    this.calls = calls;
    this.clock = clock;
    this.thread = thread;
    this.words = new CallRelay(this, links);
    this.work = new WorkRelay(this, links, clock);
    this.media = new MediaRelays(self, links, relays, calls, work, this::run);
    this.farewells = new Farewells(links, clock);
  }

  CallRelay words() {
    return words;
  }

  MediaRelays media() {
    return media;
  }

  WorkRelay work() {
    return work;
  }

  /** Work goes to that node or comes from there, or does no more. */
  void works(NodeEpoch node, boolean isNew) {
    run(() -> {
      if (isNew) {
        links.want(node.node());
        media.share(node);
      } else {
        releaseUnused(node.node());
      }
    });
  }

  /** Nodes whose part of a room is known. Any thread. */
  Collection<NodeEpoch> sharing(String roomId) {
    SharedRoom room = shared.get(roomId);
    return room == null ? List.of() : room.sharing();
  }

  /** Whether somebody here is in a room. Any thread. */
  boolean has(String roomId) {
    return shared.containsKey(roomId);
  }

  // What rooms of this node tell.

  @Override
  public void part(RoomPart own) {
    run(() -> {
      if (own.members().isEmpty()) {
        close(own.roomId());
      } else {
        tellSoon(open(own.roomId()));
      }
    });
  }

  @Override
  public void shares(
      String roomId, NodeEpoch node, Collection<String> barred, List<ChatLine> chat) {
    with(
        roomId,
        room -> {
          links.want(node.node());
          room.shares(node).forEach(before -> calls.left(before, roomId));
          media.share(node);
          tell(room, node.node());
          barred.forEach(participantId ->
              links.send(node.node(), new LinkMessage.Remove(roomId, participantId)));
          if (!chat.isEmpty()) {
            room.tell(links, node, new LinkMessage.Chat(roomId, chat));
          }
        });
  }

  /** On the room's writer, as {@link #shares}: a node gets a line by one or the other. */
  @Override
  public void chat(String roomId, ChatLine line) {
    with(roomId, room -> room.tell(links, new LinkMessage.Chat(roomId, List.of(line))));
  }

  @Override
  public void forgotten(String roomId, NodeEpoch node) {
    with(
        roomId,
        room -> {
          if (room.forgets(node)) {
            calls.left(node, roomId);
            words.forget(node, roomId);
          }
          look(room);
        });
  }

  @Override
  public void remove(String roomId, String participantId) {
    var message = new LinkMessage.Remove(roomId, participantId);
    with(roomId, room -> room.nodes().forEach(node -> links.send(node, message)));
  }

  @Override
  public void act(String roomId, RoomAct act) {
    with(roomId, room -> room.tell(links, act, clock.nowNs()));
  }

  @Override
  public void end(String roomId) {
    run(() -> {
      SharedRoom room = shared.get(roomId);
      Set<UUID> known = room == null ? Set.of() : room.nodes();
      known.forEach(node -> farewells.end(node, roomId));
      search.find(
          roomId,
          nodes ->
              nodes.stream()
                  .filter(node -> !known.contains(node))
                  .forEach(node -> farewells.end(node, roomId)));
    });
  }

  // What links tell.

  void opened(NodeEpoch node) {
    rooms.opened(node);
    run(() -> {
      farewells.opened(node.node());
      shared.values().stream()
          .filter(room -> room.nodes().contains(node.node()))
          .forEach(room -> tell(room, node.node()));
      media.opened(node);
      words.tellAgain(node.node());
    });
  }

  void heard(RoomPart part) {
    if (has(part.roomId())) {
      rooms.heard(part);
      with(part.roomId(), room -> room.heard(links, part, clock.nowNs()));
    } else {
      links.send(part.node().node(), new LinkMessage.Left(part.roomId()));
    }
  }

  void left(NodeEpoch node, String roomId) {
    rooms.left(node, roomId);
    with(
        roomId,
        room -> {
          if (!room.isSharedWith(node)) {
            room.nodes().remove(node.node());
            releaseUnused(node.node());
          }
        });
  }

  void tick() {
    Survival.guard(
        LOG,
        "telling other nodes",
        () -> {
          farewells.tick(this::isUsed);
          for (SharedRoom room : shared.values()) {
            room.nodes().forEach(node -> tell(room, node));
            room.catchUp(rooms);
            room.nodes().stream().filter(this::isGone).forEach(rooms::died);
            if (room.shallLook()) {
              look(room);
            }
          }
          words.tellAgain();
          media.tick(this::isUsed);
        });
  }

  private boolean isGone(UUID node) {
    return dead.test(node) && links.state(node).filter(Links.LinkState::open).isEmpty();
  }

  // On the relay's thread.

  private SharedRoom open(String roomId) {
    return shared.computeIfAbsent(
        roomId,
        id -> {
          var room = new SharedRoom(id, clock.nowNs());
          run(() -> look(room));
          return room;
        });
  }

  private void close(String roomId) {
    SharedRoom room = shared.remove(roomId);
    if (room == null) {
      return;
    }
    room.sharing().forEach(node -> words.forget(node, roomId));
    for (UUID node : Set.copyOf(room.nodes())) {
      links.send(node, new LinkMessage.Left(roomId));
      releaseUnused(node);
    }
  }

  private void look(SharedRoom room) {
    search.find(
        room.id(),
        found -> {
          if (shared.get(room.id()) != room) {
            return;
          }
          for (UUID node : found) {
            if (!isGone(node) && room.nodes().add(node)) {
              links.want(node);
              tell(room, node);
            }
          }
          room.found(found).forEach(this::releaseUnused);
        });
  }

  private void tellSoon(SharedRoom room) {
    long inNs = room.tellIn(clock.nowNs());
    if (inNs >= 0) {
      thread.schedule(
          () ->
              Survival.guard(
                  LOG,
                  "telling other nodes of a room",
                  () -> {
                    room.told(clock.nowNs());
                    room.nodes().forEach(node -> tell(room, node));
                  }),
          inNs,
          TimeUnit.NANOSECONDS);
    }
  }

  private void tell(SharedRoom room, UUID node) {
    rooms
        .part(room.id())
        .filter(part -> !part.members().isEmpty())
        .ifPresent(part -> links.send(node, new LinkMessage.Part(part)));
  }

  private void releaseUnused(UUID node) {
    if (!isUsed(node) && !farewells.waitsFor(node)) {
      media.close(node);
      links.release(node);
    }
  }

  private boolean isUsed(UUID node) {
    return work.uses(node)
        || shared.values().stream().anyMatch(room -> room.nodes().contains(node));
  }

  private void with(String roomId, Consumer<SharedRoom> action) {
    run(() -> {
      SharedRoom room = shared.get(roomId);
      if (room != null) {
        action.accept(room);
      }
    });
  }

  private void run(Runnable action) {
    try {
      thread.execute(() -> Survival.guard(LOG, "what other nodes share", action));
    } catch (RejectedExecutionException e) {
      LOG.debug("the node stops; others are told no more");
    }
  }
}
