package io.babelgrid.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.Cost;
import io.babelgrid.lifecycle.NodeState;
import io.babelgrid.placement.NodeFigures;
import io.babelgrid.placement.Snapshot;
import io.babelgrid.placement.Standing;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SnapshotsTest {

  private final GridNode other = TestNodes.node(TestNodes.advert("other"));
  private final GridNode third = TestNodes.node(TestNodes.advert("third"));

  private GridNode self() {
    List<LinkFigures> links =
        List.of(
            new LinkFigures(other.id().node(), true, 42.0, null),
            new LinkFigures(third.id().node(), false, 7.0, null));
    return TestNodes.node(TestNodes.advert("here").with(null, links));
  }

  private Snapshot seen(boolean fresh, GridNode... others) {
    return Snapshots.of(
        new GridView(self(), List.of(others), fresh),
        Set.of(other.id().node()),
        _ -> new Reservations.Held(2, Cost.ofCores(0.6)));
  }

  private static GridNode as(GridNode node, NodeState state, Presence presence) {
    return new GridNode(node.id(), state, node.advert(), presence);
  }

  private Standing standing(NodeState state, Presence presence) {
    return seen(true, as(other, state, presence)).nodes().getLast().standing();
  }

  @Test
  void roundTripsAreThoseOfLinksThatAreOpen() {
    Snapshot snapshot = seen(true, other, third);
    assertEquals(42, snapshot.nodes().get(1).roundTripMs());
    assertTrue(Double.isNaN(snapshot.nodes().get(2).roundTripMs()));
    assertTrue(
        Double.isNaN(snapshot.nodes().getFirst().roundTripMs()), "to itself nobody measures");
  }

  @Test
  void whatWasSentThereIsHeldAndTheRoomIsKnown() {
    NodeFigures seen = seen(true, other).nodes().getLast();
    assertEquals(0.6, seen.supply().reserved().cores());
    assertEquals(2, seen.supply().reservations());
    assertTrue(seen.inRoom());
    assertFalse(seen(true, other, third).nodes().getLast().inRoom());
  }

  @Test
  void withoutTheDatabaseNobodyKnowsWhatOthersHave() {
    Snapshot snapshot = seen(false, other);
    assertEquals(0, snapshot.nodes().getFirst().ageMs(), "but this node knows itself");
    assertEquals(Double.POSITIVE_INFINITY, snapshot.nodes().getLast().ageMs());
  }

  @Test
  void standingIsPresenceAndState() {
    assertEquals(Standing.READY, standing(NodeState.READY, Presence.UP));
    assertEquals(Standing.DRAINING, standing(NodeState.DRAINING, Presence.UP));
    assertEquals(Standing.GONE, standing(NodeState.STARTING, Presence.UP));
    assertEquals(Standing.GONE, standing(NodeState.STOPPED, Presence.SUSPECT));
    assertEquals(Standing.SUSPECT, standing(NodeState.READY, Presence.SUSPECT));
    assertEquals(Standing.GONE, standing(NodeState.READY, Presence.DEAD));
  }
}
