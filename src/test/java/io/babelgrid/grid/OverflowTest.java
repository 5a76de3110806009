package io.babelgrid.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.grid.MediaHomes.Candidate;
import io.babelgrid.lifecycle.NodeState;
import io.babelgrid.placement.MediaHome;
import io.babelgrid.placement.Weights;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OverflowTest {

  private static final double NEWCOMER = 0.3;
  private static final long TTL_NS = 5_000_000_000L;

  private final Reservations reservations = new Reservations(Duration.ofNanos(TTL_NS));
  private final Overflow overflow =
      new Overflow(NEWCOMER, reservations, new MediaHome(Weights.standard()));
  private final Overflow.Decider decider =
      new Overflow.Decider(node("here", 0, Role.MEDIA), true, new Random(7));

  /** Of 4 cores so many are promised. */
  private static GridNode node(String name, double promised, Role... roles) {
    Advert was = TestNodes.advert(name);
    return TestNodes.node(
        new Advert(
            name,
            was.url(),
            was.region(),
            was.zone(),
            was.residency(),
            Set.of(roles),
            was.speak(),
            was.hear(),
            was.pricePerCoreHour(),
            TestNodes.load(promised),
            was.keys()));
  }

  private static Candidate elsewhere(GridNode node, boolean inRoom) {
    return new Candidate(node, false, inRoom);
  }

  private String chosen(Reason reason, long nowNs, Candidate... candidates) {
    return overflow
        .choose(decider, Arrays.asList(candidates), reason, nowNs)
        .node()
        .map(node -> node.advert().name())
        .orElse("");
  }

  @Test
  void aNodeWithRoomTakesWhoComes() {
    assertNull(overflow.reason(node("here", 3.6, Role.MEDIA), false, 0));
  }

  @Test
  void aFullOneSendsThemOnButNotThoseWhoAreThereOrWereSent() {
    GridNode full = node("here", 3.8, Role.MEDIA);
    assertEquals(Reason.CAPACITY, overflow.reason(full, false, 0));
    assertNull(overflow.reason(full, true, 0));
  }

  @Test
  void whoCameWithinTheLastSecondsCountsThoughTheyHaveNotSpoken() {
    GridNode node = node("here", 3, Role.MEDIA);
    for (int i = 0; i < 3; i++) {
      assertNull(overflow.reason(node, false, 0), "so far " + i);
      reservations.make(node.id().node(), 0);
    }
    assertEquals(Reason.CAPACITY, overflow.reason(node, false, TTL_NS - 1));
    assertNull(overflow.reason(node, false, TTL_NS));
  }

  @Test
  void aNodeThatIsEmptiedSendsEverybodyOn() {
    var up = node("here", 0, Role.MEDIA);
    var leaving = new GridNode(up.id(), NodeState.DRAINING, up.advert(), Presence.UP);
    assertEquals(Reason.DRAINING, overflow.reason(leaving, true, 0));
  }

  @Test
  void aNodeWithoutMediaSendsNewcomersOn() {
    assertEquals(Reason.ROLE, overflow.reason(node("here", 0, Role.WORK), false, 0));
  }

  @Test
  void nobodyIsSentFromOneFullNodeToAnother() {
    Candidate nearlyFull = elsewhere(node("a", 3.5, Role.MEDIA), true);
    assertEquals("", chosen(Reason.CAPACITY, 0, nearlyFull));
    assertEquals("a", chosen(Reason.DRAINING, 0, nearlyFull));
    assertEquals(
        "", chosen(Reason.DRAINING, 0, new Candidate(node("a", 0, Role.MEDIA), true, true)));
  }

  @Test
  void whoIsNearerToANodeGoesThereWhereItHasRoom() {
    GridNode near = node("near", 3.2, Role.MEDIA);
    String there = "https://near.example.com:8443";
    List<Candidate> candidates =
        List.of(
            elsewhere(node("far", 0, Role.MEDIA), true),
            elsewhere(near, false),
            new Candidate(node("here", 0, Role.MEDIA), true, true));
    assertEquals(near, overflow.at(decider, candidates, there, 0).node().orElseThrow());
    assertTrue(
        overflow.at(decider, candidates, "https://here.example.com:8443", 0).node().isEmpty());
    assertTrue(
        overflow.at(decider, candidates, "https://else.example.com:8443", 0).node().isEmpty());
    reservations.make(near.id().node(), 0);
    assertTrue(overflow.at(decider, candidates, there, 0).node().isEmpty(), "it is nearly full");
  }

  @Test
  void whereTheRoomIsComesFirst() {
    Candidate with = elsewhere(node("with", 3, Role.MEDIA), true);
    Candidate without = elsewhere(node("without", 0, Role.MEDIA), false);
    for (int i = 0; i < 20; i++) {
      assertEquals("with", chosen(Reason.CAPACITY, 0, without, with));
    }
  }

  @Test
  void aWaveIsSpreadByWhatIsFree() {
    List<GridNode> nodes =
        List.of(node("a", 0, Role.MEDIA), node("b", 0, Role.MEDIA), node("c", 2, Role.MEDIA));
    Candidate[] candidates =
        nodes.stream().map(node -> elsewhere(node, false)).toArray(Candidate[]::new);
    var sent = new HashMap<String, Integer>();
    for (int i = 0; i < 24; i++) {
      GridNode node =
          overflow.choose(decider, List.of(candidates), Reason.CAPACITY, 0).node().orElseThrow();
      reservations.make(node.id().node(), 0);
      sent.merge(node.advert().name(), 1, Integer::sum);
    }
    assertTrue(sent.get("a") <= 12 && sent.get("b") <= 12, sent.toString());
    assertTrue(sent.getOrDefault("c", 0) <= 5, sent.toString());
  }
}
