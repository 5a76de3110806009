package io.babelgrid.grid;

import io.babelgrid.placement.Considered;
import io.babelgrid.placement.Guest;
import io.babelgrid.placement.MediaHome;
import io.babelgrid.placement.Snapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which nodes somebody's media may end at, before anybody measured how far away they are: where the
 * room is already, then as {@link MediaHome} ranks them for somebody who is near to this node.
 * Pure.
 */
final class Candidates {

  /** More would be measured for longer than the best of them gains. */
  static final int MOST = 4;

  /**
   * @param speak BCP 47 or null for any
   * @param hear likewise
   */
  record Wish(@Nullable String speak, @Nullable String hear) {}

  /**
   * @param nodes the likeliest first
   * @param considered all that were considered, in the order of their scores
   */
  record Ranked(List<GridNode> nodes, List<Considered> considered) {}

  private Candidates() {}

  static Ranked rank(MediaHome policy, GridView view, Set<UUID> inRoom, Wish wish) {
    Snapshot snapshot = Snapshots.of(view, inRoom, _ -> Reservations.Held.NOTHING);
    List<Considered> considered = policy.rank(snapshot, Guest.of(wish.speak(), wish.hear()));
    List<GridNode> nodes =
        considered.stream()
            .filter(Considered::isChoice)
            .sorted(Comparator.comparing(one -> !inRoom.contains(one.node())))
            .limit(MOST)
            .map(one -> view.find(one.node()).orElseThrow())
            .toList();
    return new Ranked(nodes, considered);
  }
}
