package io.babelgrid.call;

import io.babelgrid.pipeline.Language;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.TrackId;
import io.babelgrid.transport.SendSlot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Another node as a place to send originals to: each that it wants, once, however many listen
 * there. Belongs to the call's writer.
 */
final class NodeSlots implements ListenerSlots {

  private final NodeEpoch node;
  private final String roomId;
  private final Backhaul backhaul;
  private final Map<String, Wish> wishes = new HashMap<>();
  private final Set<TrackId> sent = new HashSet<>();

  private record Wish(Set<Language> hear, Set<TrackId.Content> tracks) {}

  NodeSlots(NodeEpoch node, String roomId, Backhaul backhaul) {
    this.node = node;
    this.roomId = roomId;
    this.backhaul = backhaul;
  }

  NodeEpoch node() {
    return node;
  }

  /**
   * What is wanted there of one speaker.
   *
   * @return whether that is new
   */
  boolean wish(String participantId, Set<Language> hear, Set<TrackId.Content> tracks) {
    var next = new Wish(Set.copyOf(hear), Set.copyOf(tracks));
    return !next.equals(wishes.put(participantId, next));
  }

  /** What goes there no more is stopped. */
  @Override
  public void tracks(Set<TrackId> present) {
    for (TrackId track : Set.copyOf(sent)) {
      if (!present.contains(track) || !isWanted(track)) {
        sent.remove(track);
        backhaul.stop(node, roomId, track);
      }
    }
  }

  @Override
  public Optional<SendSlot> slot(TrackId track) {
    if (!isWanted(track)) {
      return Optional.empty();
    }
    Optional<SendSlot> slot = backhaul.slot(node, roomId, track);
    slot.ifPresent(_ -> sent.add(track));
    return slot;
  }

  private boolean isWanted(TrackId track) {
    Wish wish = wishes.get(track.participantId());
    return wish != null && wish.tracks().contains(track.content());
  }

  @Override
  public Set<Language> heard(String speakerId) {
    Wish wish = wishes.get(speakerId);
    return wish == null ? Set.of() : wish.hear();
  }

  @Override
  public boolean isNode() {
    return true;
  }

  /** Nobody listens there. */
  @Override
  public double oneWayMs() {
    return Double.NaN;
  }
}
