package io.babelgrid.placement;

import io.babelgrid.placement.Decision.Way;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Where somebody's media end: near to them, with the others of the room unless that is 15 ms
 * farther, where there is room. Immutable; any thread.
 */
public final class MediaHome {

  private final Weights weights;

  public MediaHome(Weights weights) {
    this.weights = weights;
  }

  /**
   * One node.
   *
   * @param random chooses among nodes that are nearly alike
   */
  public Decision choose(Snapshot snapshot, Guest guest, RandomGenerator random) {
    List<Considered> considered = rank(snapshot, guest);
    return Pick.one(considered, random)
        .map(node -> Decision.of(WorkClass.FORWARD, Way.SCORE, node, considered))
        .orElseGet(() -> Decision.nowhere(WorkClass.FORWARD, considered));
  }

  /** All nodes of the snapshot, the best first, those that were left out last. */
  public List<Considered> rank(Snapshot snapshot, Guest guest) {
    Wanted wanted = guest.wanted();
    boolean together = snapshot.nodes().stream().anyMatch(NodeFigures::inRoom);
    return Pick.ordered(
        snapshot.nodes().stream()
            .map(node -> Considered.of(snapshot, node, wanted, weights, together))
            .toList());
  }
}
