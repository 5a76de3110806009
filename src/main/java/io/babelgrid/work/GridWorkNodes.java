package io.babelgrid.work;

import io.babelgrid.budget.Capacity;
import io.babelgrid.budget.Cost;
import io.babelgrid.capacity.FlowGovernor;
import io.babelgrid.grid.GridNode;
import io.babelgrid.grid.GridView;
import io.babelgrid.grid.Presence;
import io.babelgrid.grid.Registry;
import io.babelgrid.grid.Role;
import io.babelgrid.lifecycle.NodeState;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.room.NodeEpoch;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** By what the grid knows of nodes. */
final class GridWorkNodes implements WorkNodes {

  /** Nodes farther than this are no place for a voice: 100 ms there and back. */
  private static final double REACH_MS = 100;

  /** Nodes whose ways differ by less are equally near. */
  private static final double NEAR_MS = 20;

  /** Half a minute with room for two: who comes home has room, and the next one too. */
  private static final long CALM_NS = 30_000_000_000L;

  private static final int ROOM_FOR = 2;

  private final Registry registry;
  private final FlowGovernor governor;
  private final Supplier<Cost> typical;
  private final ToDoubleFunction<NodeEpoch> roundTripMs;
  private final NanoClock clock;
  private long fullNs;

  /**
   * @param typical what one speaker takes
   * @param roundTripMs to a node; NaN while unknown
   */
  GridWorkNodes(
      Registry registry,
      FlowGovernor governor,
      Supplier<Cost> typical,
      ToDoubleFunction<NodeEpoch> roundTripMs,
      NanoClock clock) {
    this.registry = registry;
    this.governor = governor;
    this.typical = typical;
    this.roundTripMs = roundTripMs;
    this.clock = clock;
    this.fullNs = clock.nowNs();
  }

  @Override
  public Optional<NodeEpoch> choose(Wish wish, Set<NodeEpoch> not) {
    GridView view = registry.view();
    String residency = view.self().advert().residency();
    Cost one = typical.get();
    return view.others().stream()
        .filter(GridNode::takesNewcomers)
        .filter(node -> node.advert().roles().contains(Role.WORK))
        .filter(node -> node.advert().residency().equals(residency))
        .filter(node -> recognises(node, wish))
        .filter(node -> wish.heard().isEmpty() || spoken(node, wish) > 0)
        .filter(node -> !not.contains(node.id()))
        .filter(node -> one.fits(node.advert().load().free()))
        .filter(node -> !(roundTripMs.applyAsDouble(node.id()) > REACH_MS))
        .min(
            Comparator.comparingLong((GridNode node) -> -spoken(node, wish))
                .thenComparingInt(node -> distance(node, view.self()))
                .thenComparing(node -> node.advert().pricePerCoreHour())
                .thenComparing(node -> -node.advert().load().free().cores())
                .thenComparing(node -> node.id().node()))
        .map(GridNode::id);
  }

  private static boolean recognises(GridNode node, Wish wish) {
    Language spoken = wish.spoken();
    return spoken == null || node.advert().speak().contains(spoken.code());
  }

  /** Of the languages that are wanted, those that it has. */
  private static long spoken(GridNode node, Wish wish) {
    return wish.heard().stream()
        .filter(language -> node.advert().hear().contains(language.code()))
        .count();
  }

  /** As measured, in steps; where nothing was measured, by where nodes say that they are. */
  private int distance(GridNode node, GridNode self) {
    double measured = roundTripMs.applyAsDouble(node.id());
    if (!Double.isNaN(measured)) {
      return (int) (measured / NEAR_MS);
    }
    if (!node.advert().region().equals(self.advert().region())) {
      return 2;
    }
    return node.advert().zone().equals(self.advert().zone()) ? 0 : 1;
  }

  @Override
  public boolean lasts(NodeEpoch node) {
    return registry
        .view()
        .find(node.node())
        .filter(known -> known.id().equals(node))
        .filter(known ->
            known.presence() != Presence.DEAD && known.state() == NodeState.READY)
        .isPresent();
  }

  @Override
  public boolean isRoomHere() {
    long nowNs = clock.nowNs();
    var load = governor.snapshot();
    Capacity free = load.capacity().minus(load.promised());
    if (!load.overloaded().isEmpty() || !typical.get().times(ROOM_FOR).fits(free)) {
      fullNs = nowNs;
    }
    return nowNs - fullNs >= CALM_NS;
  }
}
