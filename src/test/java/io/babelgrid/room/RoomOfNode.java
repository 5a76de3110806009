package io.babelgrid.room;

import io.babelgrid.budget.ServicePlan;
import io.babelgrid.chat.ChatLine;
import io.babelgrid.chat.TestChat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One node's part of room {@code r}, whose commands run at once, and links that tests cut. */
final class RoomOfNode implements OtherNodes {

  static long nowNs;

  final NodeEpoch node;
  final FakeMediaPlane media = new FakeMediaPlane();
  final List<String> journal = new ArrayList<>();

  /** Who shares the room, and who was sent away there. */
  final List<String> told = new ArrayList<>();

  final Room room;
  private final List<RoomOfNode> peers = new ArrayList<>();
  private final AtomicLong versions = new AtomicLong();

  RoomOfNode(long number) {
    this(number, 1);
  }

  RoomOfNode(long number, long epoch) {
    this.node = new NodeEpoch(new UUID(0, number), epoch);
    this.room =
        new Room(
            "r",
            new RoomContext(
                node,
                media,
                new ListJournal(journal),
                () -> nowNs,
                new SmallRooms(),
                Runnable::run,
                () -> "key",
                versions::incrementAndGet,
                () -> this,
                TestChat.CONVERSATIONS,
                _ -> {}));
  }

  static void link(RoomOfNode one, RoomOfNode other) {
    one.peers.add(other);
    other.peers.add(one);
    one.say();
    other.say();
  }

  static void cut(RoomOfNode one, RoomOfNode other) {
    one.peers.remove(other);
    other.peers.remove(one);
    one.room.gather(gathering -> gathering.broke(other.node));
    other.room.gather(gathering -> gathering.broke(one.node));
  }

  /** As once a second. */
  void say() {
    part(room.part());
  }

  RecordingOutlet join(String id) {
    return join(id, 0, false);
  }

  RecordingOutlet join(String id, long incarnation, boolean host) {
    return join(id, incarnation, host, null);
  }

  RecordingOutlet join(String id, long incarnation, boolean host, @Nullable String key) {
    var outlet = new RecordingOutlet();
    room.expectOne();
    room.join(
        new JoinRequest(
            id,
            new DisplayName(id),
            new LanguageChoice(null, null),
            ServicePlan.BEST,
            false,
            false,
            true,
            key,
            host,
            false,
            new Past(incarnation, new TreeMap<>())),
        outlet);
    return outlet;
  }

  /** {@code ann bob?}, with a mark at who cannot be reached. */
  String roster() {
    return String.join(
        " ",
        room.snapshot().participants().stream()
            .map(one -> one.id() + (one.media() == MediaState.UNREACHABLE ? "?" : ""))
            .toList());
  }

  @Override
  public void part(RoomPart own) {
    for (RoomOfNode peer : List.copyOf(peers)) {
      peer.room.gather(gathering -> {
        if (own.members().isEmpty()) {
          gathering.forget(node::equals);
        } else {
          gathering.heard(own);
        }
      });
    }
  }

  @Override
  public void shares(
      String roomId, NodeEpoch other, Collection<String> barred, List<ChatLine> chat) {
    told.add("shares with " + other.node().getLeastSignificantBits() + " but " + barred);
    for (RoomOfNode peer : List.copyOf(peers)) {
      if (peer.node.equals(other)) {
        barred.forEach(peer.room::removed);
        peer.room.gather(gathering -> gathering.chatted(chat));
        say();
      }
    }
  }

  @Override
  public void chat(String roomId, ChatLine line) {
    List.copyOf(peers)
        .forEach(peer -> peer.room.gather(gathering -> gathering.chatted(List.of(line))));
  }

  @Override
  public void forgotten(String roomId, NodeEpoch other) {
    told.add("forgot " + other.node().getLeastSignificantBits());
  }

  @Override
  public void remove(String roomId, String participantId) {
    List.copyOf(peers).forEach(peer -> peer.room.removed(participantId));
  }

  @Override
  public void act(String roomId, RoomAct act) {
    List.copyOf(peers).forEach(peer -> peer.room.happens(act));
  }

  @Override
  public void end(String roomId) {}
}
