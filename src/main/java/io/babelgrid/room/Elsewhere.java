package io.babelgrid.room;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The parts of one room that other nodes hold: leases, in the order in which the nodes were heard
 * first. Owned by the room's writer.
 */
final class Elsewhere {

  private final Map<UUID, Held> parts = new LinkedHashMap<>();

  /**
   * @param reachable false while the link to its node is broken
   */
  private record Held(RoomPart part, long heardNs, boolean reachable) {}

  /** Somebody of another node who counts. */
  record Other(RoomPart.Member member, boolean reachable) {

    Participant shown() {
      return reachable ? member.participant() : member.participant().with(MediaState.UNREACHABLE);
    }

    /** Of two with one id and of nodes that did not know of each other, who came later counts. */
    boolean outranks(RoomPart.Member other) {
      return RoomPart.isLater(member, other);
    }
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  /** Whether that node's part is known, and the link to it open as far as is known. */
  boolean reaches(NodeEpoch node) {
    Held held = parts.get(node.node());
    return held != null && held.reachable() && held.part().node().equals(node);
  }

  /** Takes a part; false when it says nothing new, or is older than what is known. */
  boolean hear(RoomPart part, long nowNs) {
    Held held = parts.get(part.node().node());
    if (held != null && isOlder(part, held.part())) {
      return false;
    }
    parts.put(part.node().node(), new Held(part, nowNs, true));
    return held == null || !held.reachable() || !held.part().equals(part);
  }

  private static boolean isOlder(RoomPart part, RoomPart known) {
    long epoch = part.node().epoch();
    long knownEpoch = known.node().epoch();
    return epoch < knownEpoch || epoch == knownEpoch && part.version() < known.version();
  }

  /** The link to a node is broken; what was known of it holds on. False when that was known. */
  boolean broke(NodeEpoch node) {
    Held held = parts.get(node.node());
    if (held == null || !held.reachable() || held.part().node().epoch() > node.epoch()) {
      return false;
    }
    parts.put(node.node(), new Held(held.part(), held.heardNs(), false));
    return true;
  }

  /** Forgets parts; gives whose they were. */
  List<NodeEpoch> forget(Predicate<NodeEpoch> gone) {
    List<NodeEpoch> forgotten =
        parts.values().stream().map(held -> held.part().node()).filter(gone).toList();
    forgotten.forEach(node -> parts.remove(node.node()));
    return forgotten;
  }

  /** Forgets what was not heard for too long; gives whose that was. */
  List<NodeEpoch> expire(RoomConfig config, long nowNs) {
    long leaseNs = config.lease().toNanos();
    long longestNs = config.unreachable().toNanos();
    return forget(node -> {
      Held held = parts.get(node.node());
      return held != null
          && nowNs - held.heardNs() >= (held.reachable() ? leaseNs : Math.max(leaseNs, longestNs));
    });
  }

  Stream<RoomPart.Settings> settings() {
    return parts.values().stream().map(held -> held.part().settings());
  }

  /** Who is at other nodes, by id: of several with one id who came last. */
  Map<String, Other> people() {
    var people = new LinkedHashMap<String, Other>();
    all()
        .forEach(other ->
            people.merge(
                other.member().participant().id(),
                other,
                (one, two) -> one.outranks(two.member()) ? one : two));
    return people;
  }

  /** All of them: of somebody who is on the way from one node to another there are two. */
  Stream<Other> all() {
    return parts.values().stream()
        .flatMap(held ->
            held.part().members().stream().map(member -> new Other(member, held.reachable())));
  }
}
