package io.babelgrid.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.lifecycle.NodeState;
import io.babelgrid.placement.MediaHome;
import io.babelgrid.placement.Weights;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CandidatesTest {

  private static final Candidates.Wish ANY = new Candidates.Wish(null, null);

  private final GridNode self = TestNodes.node(TestNodes.advert("here"));
  private final GridNode other = TestNodes.node(TestNodes.advert("other"));

  private List<String> rank(Set<UUID> inRoom, Candidates.Wish wish, GridNode... others) {
    var policy = new MediaHome(Weights.standard());
    return Candidates.rank(policy, new GridView(self, List.of(others), true), inRoom, wish)
        .nodes()
        .stream()
        .map(node -> node.advert().name())
        .toList();
  }

  private static GridNode in(GridNode node, String region, String zone, String residency) {
    Advert was = node.advert();
    return with(
        node,
        new Advert(
            was.name(),
            URI.create("https://elsewhere.example.com"),
            region,
            zone,
            residency,
            was.roles(),
            was.speak(),
            was.hear(),
            was.pricePerCoreHour(),
            was.load(),
            was.keys()));
  }

  private static GridNode with(GridNode node, Advert advert) {
    return new GridNode(node.id(), node.state(), advert, node.presence());
  }

  private static GridNode able(GridNode node, Set<Role> roles, Set<String> hear, double promised) {
    Advert was = node.advert();
    return with(
        node,
        new Advert(
            was.name(),
            was.url(),
            was.region(),
            was.zone(),
            was.residency(),
            roles,
            was.speak(),
            new TreeSet<>(hear),
            was.pricePerCoreHour(),
            TestNodes.load(promised),
            was.keys()));
  }

  @Test
  void aNodeAloneIsTheOnlyOne() {
    assertEquals(List.of("here"), rank(Set.of(), ANY));
  }

  @Test
  void thisNodeComesBeforeOnesThatAreAlike() {
    assertEquals(List.of("here", "other"), rank(Set.of(), ANY, other));
  }

  @Test
  void whereTheRoomIsComesFirst() {
    assertEquals(List.of("other", "here"), rank(Set.of(other.id().node()), ANY, other));
  }

  @Test
  void theNearAndTheIdleComeBeforeTheFarAndTheBusy() {
    var far = in(TestNodes.node(TestNodes.advert("far")), "east", "z", "");
    var near = in(TestNodes.node(TestNodes.advert("near")), "west", "b", "");
    var busy = able(TestNodes.node(TestNodes.advert("busy")), Set.of(Role.MEDIA), Set.of(), 3.5);
    assertEquals(List.of("here", "busy", "near", "far"), rank(Set.of(), ANY, far, near, busy));
  }

  @Test
  void whoCannotIsLeftOut() {
    var dead = new GridNode(other.id(), NodeState.READY, other.advert(), Presence.DEAD);
    var suspect = new GridNode(other.id(), NodeState.READY, other.advert(), Presence.SUSPECT);
    var leaving = new GridNode(other.id(), NodeState.DRAINING, other.advert(), Presence.UP);
    var working = able(other, Set.of(Role.WORK), Set.of("en", "pt"), 0);
    var abroad = in(other, "west", "a", "us");
    for (GridNode one : List.of(dead, suspect, leaving, working, abroad)) {
      assertEquals(List.of("here"), rank(Set.of(), ANY, one), one.toString());
    }
  }

  @Test
  void languagesCount() {
    var french = able(other, Set.of(Role.MEDIA), Set.of("fr"), 0);
    assertEquals(List.of("other"), rank(Set.of(), new Candidates.Wish("en", "fr"), french));
    assertEquals(List.of("here"), rank(Set.of(), new Candidates.Wish("en", "pt"), french));
    assertEquals(List.of(), rank(Set.of(), new Candidates.Wish("xx", null), french));
  }

  @Test
  void fourAreMeasured() {
    GridNode[] many =
        IntStream.range(0, 20)
            .mapToObj(i -> TestNodes.node(TestNodes.advert("n" + i)))
            .toArray(GridNode[]::new);
    List<String> ranked = rank(Set.of(), ANY, many);
    assertEquals(Candidates.MOST, ranked.size());
    assertEquals("here", ranked.getFirst());
    assertEquals(4, ranked.stream().collect(Collectors.toSet()).size());
  }
}
