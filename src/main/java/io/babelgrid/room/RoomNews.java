package io.babelgrid.room;

import io.babelgrid.chat.ChatLine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Brings what other nodes say of rooms to those of this node. Any thread; never waits. */
@ApplicationScoped
public class RoomNews {

  private final RoomRegistry rooms;

  @Inject
  public RoomNews(RoomRegistry rooms) {
    this.rooms = rooms;
  }

  /** This node's part of a room, to be told again. */
  public Optional<RoomPart> part(String roomId) {
    return rooms.room(roomId).map(Room::part);
  }

  /** Another node said who of it is in a room. */
  public void heard(RoomPart part) {
    rooms.gather(part.roomId(), gathering -> gathering.heard(part));
  }

  /** Nobody of that node is in the room any more. */
  public void left(NodeEpoch node, String roomId) {
    rooms.gather(
        roomId,
        gathering ->
            gathering.forget(
                held -> held.node().equals(node.node()) && held.epoch() <= node.epoch()));
  }

  /** A link to that node is open: what it said before its last start holds no more. */
  public void opened(NodeEpoch node) {
    rooms.gatherAll(gathering ->
        gathering.forget(held -> held.node().equals(node.node()) && held.epoch() < node.epoch()));
  }

  /** The link to that node is broken. */
  public void broke(NodeEpoch node) {
    rooms.gatherAll(gathering -> gathering.broke(node));
  }

  /** That node lives no more. */
  public void died(UUID node) {
    rooms.gatherAll(gathering -> gathering.forget(held -> held.node().equals(node)));
  }

  /** A host at another node sent somebody away for good. */
  public void removed(String roomId, String participantId) {
    rooms.room(roomId).ifPresent(room -> room.removed(participantId));
  }

  /** What people at another node wrote. */
  public void chatted(String roomId, List<ChatLine> lines) {
    rooms.gather(roomId, gathering -> gathering.chatted(lines));
  }

  /** Somebody at another node did something. */
  public void happened(String roomId, RoomAct act) {
    rooms.room(roomId).ifPresent(room -> room.happens(act));
  }

  /** That node missed some of what is to be told of a room; it is told again. */
  public void share(String roomId, NodeEpoch node) {
    rooms.gather(roomId, gathering -> gathering.share(node));
  }

  /** The room was ended at another node; completes when everybody here was sent away. */
  public CompletableFuture<Void> ended(String roomId) {
    return rooms.endHere(roomId);
  }
}
