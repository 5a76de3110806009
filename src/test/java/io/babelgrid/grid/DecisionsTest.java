package io.babelgrid.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.placement.MediaHome;
import io.babelgrid.placement.Weights;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecisionsTest {

  private final List<Placement> told = new ArrayList<>();
  private final Decisions decisions = new Decisions(told::add);
  private final GridNode here = TestNodes.node(TestNodes.advert("here"));
  private final GridNode other = TestNodes.node(TestNodes.advert("other"));

  private Placement redirect(GridNode... among) {
    var overflow =
        new Overflow(
            0.3, new Reservations(Duration.ofSeconds(5)), new MediaHome(Weights.standard()));
    List<MediaHomes.Candidate> candidates =
        List.of(among).stream().map(node -> new MediaHomes.Candidate(node, false, false)).toList();
    var decider = new Overflow.Decider(here, true, new Random(1));
    return Placement.redirect(
        overflow.choose(decider, candidates, Reason.CAPACITY, 0),
        Reason.CAPACITY,
        "en",
        "not a language!",
        false);
  }

  @Test
  void aDecisionIsKeptAndToldWithItsReasons() {
    decisions.made(redirect(other));
    assertEquals(told, decisions.latest().stream().map(Decisions.Kept::placement).toList());
    Explanation why = told.getFirst().explanation();
    assertEquals("forward at other: best of 1, 2 ms away, scores 12 ms", why.sentence());
    assertEquals(12, why.nodes().getFirst().scoreMs());
    assertEquals("en", told.getFirst().speak());
    assertEquals(null, told.getFirst().hear(), "what is no language is passed on to nobody");
  }

  @Test
  void whereNobodyHadRoomIsKeptButNotTold() {
    decisions.made(redirect());
    assertEquals(
        "forward at nowhere", decisions.latest().getFirst().placement().explanation().sentence());
    assertTrue(told.isEmpty());
  }

  @Test
  void whoAsksForCandidatesPushesNothingElseOut() {
    decisions.made(redirect(other));
    for (int i = 0; i < 2 * Decisions.MOST; i++) {
      decisions.made(Placement.candidates(List.of(here, other), null, null));
    }
    List<Decisions.Kept> latest = decisions.latest();
    assertEquals(Decisions.MOST + 1, latest.size());
    assertTrue(latest.stream().anyMatch(kept -> kept.placement().kind().equals("redirect")));
    assertFalse(told.isEmpty());
  }
}
