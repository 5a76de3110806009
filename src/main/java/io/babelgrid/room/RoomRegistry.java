package io.babelgrid.room;

import io.babelgrid.chat.Conversations;
import io.babelgrid.pipeline.NanoClock;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The rooms in which somebody is. A room appears with the first who joins and vanishes with the
 * last who leaves. May be called from any thread.
 */
@ApplicationScoped
public class RoomRegistry {

  private static final Logger LOG = Logger.getLogger(RoomRegistry.class);

  /** 128 bits, RFC 6749 section 10.10: a guess succeeds with less than 2^-128. */
  private static final int KEY_BYTES = 16;

  private static final long SHUTDOWN_S = 5;

  private final ConcurrentHashMap<String, Room> rooms = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();
  private final AtomicLong versions = new AtomicLong();
  private final RoomContext context;
  private volatile OtherNodes others = OtherNodes.NONE;

  @Inject
  public RoomRegistry(
      NodeEpoch node,
      MediaPlane media,
      RoomJournal journal,
      NanoClock clock,
      RoomConfig config,
      Conversations chats,
      MeterRegistry meters) {
    var threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("room-", 0).factory());
    this.context =
        new RoomContext(
            node,
            media,
            journal,
            clock,
            config,
            threads,
            this::newKey,
            versions::incrementAndGet,
            () -> others,
            chats,
            this::settled);
    meters.gauge("babelgrid.rooms", rooms, ConcurrentHashMap::size);
    meters.gauge("babelgrid.participants", this, RoomRegistry::participants);
  }

  /**
   * Brings a client into a room; the outcome comes through the outlet.
   *
   * @throws RejectedExecutionException when too many commands wait for the room
   */
  public void join(String roomId, JoinRequest request, ParticipantOutlet outlet) {
    Room room =
        rooms.compute(
            roomId,
            (id, known) -> {
              Room chosen = known == null ? new Room(id, context) : known;
              chosen.expectOne();
              return chosen;
            });
    room.join(request, outlet);
  }

  /** Rooms may have people at other nodes, which are told of those here from now on. */
  public void others(OtherNodes nodes) {
    others = nodes;
  }

  /** The room, when somebody is here; with those at other nodes. */
  public Optional<RoomSnapshot> find(String roomId) {
    return Optional.ofNullable(rooms.get(roomId)).map(Room::snapshot);
  }

  /** Gives a caption to those in its room who read it. Never blocks. */
  public void deliver(Caption caption) {
    Room room = rooms.get(caption.roomId());
    if (room != null) {
      room.deliver(caption);
    }
  }

  /** To be called every second or so. */
  public void tick() {
    for (Room room : rooms.values()) {
      try {
        room.tick();
      } catch (RejectedExecutionException e) {
        LOG.warnf("a room was not looked after: %s", e.getMessage());
      }
    }
  }

  /**
   * Sends everybody in a room away, wherever they are; completes when those here are, at once when
   * nobody is.
   */
  public CompletableFuture<Void> end(String roomId) {
    others.end(roomId);
    return endHere(roomId);
  }

  CompletableFuture<Void> endHere(String roomId) {
    Room room = rooms.get(roomId);
    return room == null ? CompletableFuture.completedFuture(null) : room.close(Farewell.ENDED);
  }

  /** Sends everybody away. */
  public void close() {
    CompletableFuture.allOf(
            rooms.values().stream()
                .map(room -> room.close(Farewell.SHUTDOWN))
                .toArray(CompletableFuture[]::new))
        .orTimeout(SHUTDOWN_S, TimeUnit.SECONDS)
        .exceptionally(e -> {
          LOG.warn("not everybody could be sent away", e);
          return null;
        })
        .join();
  }

  Optional<Room> room(String roomId) {
    return Optional.ofNullable(rooms.get(roomId));
  }

  /** Runs what another node has to say of a room, if somebody is here. */
  void gather(String roomId, Consumer<Gathering> news) {
    room(roomId).ifPresent(room -> gather(room, news));
  }

  void gatherAll(Consumer<Gathering> news) {
    rooms.values().forEach(room -> gather(room, news));
  }

  private static void gather(Room room, Consumer<Gathering> news) {
    try {
      room.gather(news);
    } catch (RejectedExecutionException e) {
      LOG.warnf("a room was not told of another node: %s", e.getMessage());
    }
  }

  private void settled(Room room) {
    rooms.computeIfPresent(
        room.id(), (id, known) -> known == room && room.isVacant() ? null : known);
  }

  /** Rooms in which somebody is. */
  public int size() {
    return rooms.size();
  }

  /** All who are in a room at this node. */
  public int participants() {
    return rooms.values().stream().mapToInt(room -> room.part().members().size()).sum();
  }

  private String newKey() {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
  }
}
