package io.babelgrid.grid;

import io.babelgrid.budget.Cost;
import io.babelgrid.grid.MediaHomes.Candidate;
import io.babelgrid.lifecycle.NodeState;
import io.babelgrid.placement.Decision;
import io.babelgrid.placement.Guest;
import io.babelgrid.placement.MediaHome;
import io.babelgrid.placement.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** When somebody is sent on to another node, and to which. Any thread. */
final class Overflow {

  /** Who is sent on must not be sent on again: there is room for so many there. */
  private static final int ROOM_ELSEWHERE = 2;

  /** What was decided; the node is empty when nobody has room. */
  record Choice(Optional<GridNode> node, Decision decision) {}

  /**
   * Who decides.
   *
   * @param fresh whether what others said is new
   */
  record Decider(GridNode self, boolean fresh, RandomGenerator random) {}

  private final double newcomer;
  private final Reservations reservations;
  private final MediaHome policy;

  /**
   * @param newcomer cores that must be free for one more
   */
  Overflow(double newcomer, Reservations reservations, MediaHome policy) {
    this.newcomer = newcomer;
    this.reservations = reservations;
    this.policy = policy;
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
    double free =
        node.advert().load().free().cores() - held(node.id().node(), nowNs).cost().cores();
    return free < newcomer ? Reason.CAPACITY : null;
  }

  /**
   * The best with room for who is here and is to go.
   *
   * @param preferred is taken when it has room
   */
  Choice refuge(Decider decider, List<Candidate> candidates, @Nullable UUID preferred, long nowNs) {
    List<Candidate> others = candidates.stream().filter(one -> !one.here()).toList();
    List<Candidate> there =
        others.stream().filter(one -> one.node().id().node().equals(preferred)).toList();
    Choice best = decide(decider, there, newcomer, nowNs);
    return best.node().isPresent() ? best : decide(decider, others, newcomer, nowNs);
  }

  /**
   * The node of that address, for who is here and wants to go there; empty when it does not fit
   * them or has no room.
   *
   * @param origin RFC 6454
   */
  Choice at(Decider decider, List<Candidate> candidates, String origin, long nowNs) {
    List<Candidate> there =
        candidates.stream()
            .filter(one -> !one.here())
            .filter(one -> GridOrigins.origin(one.node().advert().url()).equals(origin))
            .toList();
    return decide(decider, there, ROOM_ELSEWHERE * newcomer, nowNs);
  }

  /** The best for who may not end here. */
  Choice choose(Decider decider, List<Candidate> candidates, Reason reason, long nowNs) {
    List<Candidate> others = candidates.stream().filter(one -> !one.here()).toList();
    double cores = reason == Reason.CAPACITY ? ROOM_ELSEWHERE * newcomer : 0;
    return decide(decider, others, cores, nowNs);
  }

  private Choice decide(Decider decider, List<Candidate> among, double cores, long nowNs) {
    Set<UUID> inRoom =
        among.stream()
            .filter(Candidate::inRoom)
            .map(one -> one.node().id().node())
            .collect(Collectors.toUnmodifiableSet());
    List<GridNode> nodes = among.stream().map(Candidate::node).toList();
    Snapshot snapshot =
        Snapshots.of(decider.self(), nodes, decider.fresh(), inRoom, node -> held(node, nowNs));
    var guest = new Guest(null, null, Cost.ofCores(cores), Set.of());
    Decision decision = policy.choose(snapshot, guest, decider.random());
    Optional<GridNode> node =
        decision
            .chosen()
            .flatMap(id -> nodes.stream().filter(one -> one.id().node().equals(id)).findFirst());
    return new Choice(node, decision);
  }

  /** What those take who came within the last seconds. */
  private Reservations.Held held(UUID node, long nowNs) {
    int count = reservations.of(node, nowNs);
    return new Reservations.Held(count, Cost.ofCores(newcomer * count));
  }
}
