package io.babelgrid.work;

import io.babelgrid.budget.Cost;
import io.babelgrid.capacity.FlowGovernor;
import io.babelgrid.grid.GridNode;
import io.babelgrid.grid.Presence;
import io.babelgrid.grid.Registry;
import io.babelgrid.grid.WorkPlaces;
import io.babelgrid.lifecycle.NodeState;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.room.NodeEpoch;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** By what the grid knows of nodes. */
final class GridWorkNodes implements WorkNodes {

  /** Half a minute with room for two: who comes home has room, and the next one too. */
  private static final long CALM_NS = 30_000_000_000L;

  private static final int ROOM_FOR = 2;

  private final Registry registry;
  private final WorkPlaces places;
  private final FlowGovernor governor;
  private final Function<Boolean, Cost> typical;
  private final NanoClock clock;
  private long fullNs;

  /**
   * @param typical what one speaker takes who is recognised too, or spoken for alone
   */
  GridWorkNodes(
      Registry registry,
      WorkPlaces places,
      FlowGovernor governor,
      Function<Boolean, Cost> typical,
      NanoClock clock) {
    this.registry = registry;
    this.places = places;
    this.governor = governor;
    this.typical = typical;
    this.clock = clock;
    this.fullNs = clock.nowNs();
  }

  @Override
  public Optional<NodeEpoch> choose(Wish wish, Set<NodeEpoch> not) {
    Language spoken = wish.spoken();
    var heard = new TreeSet<String>();
    wish.heard().forEach(language -> heard.add(language.code()));
    Set<UUID> excluded = not.stream().map(NodeEpoch::node).collect(Collectors.toSet());
    return places
        .choose(spoken == null ? null : spoken.code(), heard, typical.apply(wish.hears()), excluded)
        .map(GridNode::id);
  }

  @Override
  public boolean speaks(NodeEpoch node, Set<Language> languages) {
    return registry
        .view()
        .find(node.node())
        .filter(known ->
            languages.stream().allMatch(each -> known.advert().voices().contains(each.code())))
        .isPresent();
  }

  @Override
  public boolean lasts(NodeEpoch node) {
    return registry
        .view()
        .find(node.node())
        .filter(known -> known.id().equals(node))
        .filter(known -> known.presence() != Presence.DEAD && known.state() == NodeState.READY)
        .isPresent();
  }

  @Override
  public boolean isRoomHere() {
    long nowNs = clock.nowNs();
    var load = governor.snapshot();
    if (!load.overloaded().isEmpty() || !typical.apply(true).times(ROOM_FOR).fits(load.free())) {
      fullNs = nowNs;
    }
    return nowNs - fullNs >= CALM_NS;
  }
}
