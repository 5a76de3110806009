package io.babelgrid.grid;

import io.babelgrid.grid.MediaHomes.Candidate;
import io.babelgrid.lifecycle.NodeState;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** When somebody is sent on to another node, and to which. Any thread. */
final class Overflow {

  /** Who is sent on must not be sent on again: there is room for so many there. */
  private static final int ROOM_ELSEWHERE = 2;

  private final double newcomer;
  private final Reservations reservations;

  /**
   * @param newcomer cores that must be free for one more
   */
  Overflow(double newcomer, Reservations reservations) {
    this.newcomer = newcomer;
    this.reservations = reservations;
  }

  /**
   * Why somebody had better not end at a node; null when they may.
   *
   * @param settled whether they are there already, or another node sent them, which knew the load
   */
  @Nullable Reason reason(GridNode node, boolean settled, long nowNs) {
    if (node.state() == NodeState.DRAINING) {
      return Reason.DRAINING;
    }
    if (settled) {
      return null;
    }
    if (!node.advert().roles().contains(Role.MEDIA)) {
      return Reason.ROLE;
    }
    return free(node, nowNs) < newcomer ? Reason.CAPACITY : null;
  }

  /**
   * The best with room for who is here and is to go; empty when there is none.
   *
   * @param preferred is taken when it has room
   */
  Optional<GridNode> refuge(
      List<Candidate> candidates, @Nullable UUID preferred, long nowNs, RandomGenerator random) {
    List<Candidate> fitting =
        candidates.stream().filter(one -> free(one.node(), nowNs) >= newcomer).toList();
    return fitting.stream()
        .map(Candidate::node)
        .filter(node -> node.id().node().equals(preferred))
        .findFirst()
        .or(() -> choose(fitting, Reason.DRAINING, nowNs, random));
  }

  /**
   * The node of that address, for who is here and wants to go there; empty when it does not fit
   * them or has no room.
   *
   * @param origin RFC 6454
   */
  Optional<GridNode> at(List<Candidate> candidates, String origin, long nowNs) {
    return candidates.stream()
        .filter(one -> !one.here())
        .map(Candidate::node)
        .filter(node -> GridOrigins.origin(node.advert().url()).equals(origin))
        .filter(node -> free(node, nowNs) >= ROOM_ELSEWHERE * newcomer)
        .findFirst();
  }

  /** The best for who may not end here; empty when nobody has more room than this node. */
  Optional<GridNode> choose(
      List<Candidate> candidates, Reason reason, long nowNs, RandomGenerator random) {
    List<Candidate> fitting =
        candidates.stream()
            .filter(one -> !one.here())
            .filter(one ->
                reason != Reason.CAPACITY || free(one.node(), nowNs) >= ROOM_ELSEWHERE * newcomer)
            .toList();
    List<Candidate> inRoom = fitting.stream().filter(Candidate::inRoom).toList();
    List<Candidate> from = inRoom.isEmpty() ? fitting : inRoom;
    if (from.isEmpty()) {
      return Optional.empty();
    }
    GridNode one = from.get(random.nextInt(from.size())).node();
    GridNode other = from.get(random.nextInt(from.size())).node();
    return Optional.of(free(one, nowNs) >= free(other, nowNs) ? one : other);
  }

  /** Cores, less what those take who came within the last seconds. */
  private double free(GridNode node, long nowNs) {
    return node.advert().load().free().cores()
        - newcomer * reservations.of(node.id().node(), nowNs);
  }
}
