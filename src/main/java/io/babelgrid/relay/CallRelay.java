package io.babelgrid.relay;

import io.babelgrid.call.Backhaul;
import io.babelgrid.flow.SpokenWords;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.TrackId;
import io.babelgrid.speaker.SpeakerIdentity;
import io.babelgrid.transport.SendSlot;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * What calls tell other nodes: words, once to each that shares the room, and wishes. Any thread.
 */
final class CallRelay implements Backhaul {

  private static final Logger LOG = Logger.getLogger(CallRelay.class);

  private final RoomRelay rooms;
  private final Links links;

  /** What is wanted now: told again each second, as whoever wants it is. */
  private final Map<Wanted, LinkMessage.Wish> wishes = new ConcurrentHashMap<>();

  private record Wanted(UUID node, String roomId, String participantId) {}

  CallRelay(RoomRelay rooms, Links links) {
    this.rooms = rooms;
    this.links = links;
  }

  @Override
  public void said(SpeakerIdentity speaker, SpokenWords words) {
    for (NodeEpoch node : rooms.sharing(speaker.roomId())) {
      links.send(
          node.node(),
          new LinkMessage.Words(
              speaker.roomId(), speaker.participantId(), speaker.incarnation(), words));
    }
  }

  @Override
  public void wish(
      NodeEpoch node,
      String roomId,
      String participantId,
      Set<Language> hear,
      Set<TrackId.Content> tracks) {
    var key = new Wanted(node.node(), roomId, participantId);
    var wish = new LinkMessage.Wish(roomId, participantId, hear, tracks);
    if (hear.isEmpty() && tracks.isEmpty()) {
      wishes.remove(key);
    } else {
      wishes.put(key, wish);
    }
    links.send(node.node(), wish);
  }

  void tellAgain() {
    wishes.forEach((key, wish) -> links.send(key.node(), wish));
  }

  void tellAgain(UUID node) {
    wishes.forEach((key, wish) -> {
      if (key.node().equals(node)) {
        links.send(node, wish);
      }
    });
  }

  /** Nobody at that node is in the room any more, or nobody here. */
  void forget(NodeEpoch node, String roomId) {
    wishes.keySet().removeIf(key -> key.node().equals(node.node()) && key.roomId().equals(roomId));
  }

  @Override
  public Optional<SendSlot> slot(NodeEpoch node, String roomId, TrackId track) {
    try {
      return rooms.media().of(node).map(path -> path.slot(roomId, track));
    } catch (IllegalStateException e) {
      LOG.warnf("a track does not go to node %s: %s", node.node(), e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public void stop(NodeEpoch node, String roomId, TrackId track) {
    rooms.media().of(node).ifPresent(path -> path.stop(roomId, track));
  }

  @Override
  public void requestKeyFrame(NodeEpoch node, String roomId, TrackId track) {
    rooms.media().of(node).ifPresent(path -> path.requestKeyFrame(roomId, track));
  }

  @Override
  public double clockErrorMs(NodeEpoch node) {
    return links.state(node.node()).map(Links.LinkState::clockErrorMs).orElse(Double.NaN);
  }
}
