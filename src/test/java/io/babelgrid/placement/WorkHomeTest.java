package io.babelgrid.placement;

import static io.babelgrid.placement.TestFigures.SPEAKER;
import static io.babelgrid.placement.TestFigures.WEST;
import static io.babelgrid.placement.TestFigures.able;
import static io.babelgrid.placement.TestFigures.aged;
import static io.babelgrid.placement.TestFigures.id;
import static io.babelgrid.placement.TestFigures.in;
import static io.babelgrid.placement.TestFigures.node;
import static io.babelgrid.placement.TestFigures.priced;
import static io.babelgrid.placement.TestFigures.reserved;
import static io.babelgrid.placement.TestFigures.seen;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.Capacity;
import io.babelgrid.budget.Cost;
import io.babelgrid.placement.Decision.Way;
import java.util.HashMap;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkHomeTest {

  private static final Job VOICE = Job.of(WorkClass.VOICE, "en", "pt", SPEAKER);

  private final Random random = new Random(7);
  private final WorkHome home = new WorkHome(Weights.standard());

  private final NodeFigures here = node("here", 0, Double.NaN);
  private final NodeFigures full = node("here", 8, Double.NaN);
  private final NodeFigures near = node("near", 2, 10);
  private final NodeFigures far = node("far", 0, 80);

  private Decision decide(Job job, NodeFigures self, NodeFigures... others) {
    return home.choose(seen(self, others), job, random);
  }

  private String chosen(Job job, NodeFigures self, NodeFigures... others) {
    Decision decision = decide(job, self, others);
    return decision.chosen().flatMap(decision::find).map(Considered::name).orElse("");
  }

  private WhyNot whyNot(Job job, NodeFigures self, NodeFigures other) {
    return decide(job, self, other).find(other.id()).orElseThrow().whyNot();
  }

  @Test
  void workStaysWhereItsInputIsWhenThereIsRoom() {
    Decision decision = decide(VOICE.heardAt(near.id()), here, near, far);
    assertEquals(Optional.of(here.id()), decision.chosen());
    assertEquals(Way.HERE, decision.way());
  }

  @Test
  void aFullNodeGivesItToWhereMostListenersAre() {
    Decision decision = decide(VOICE.heardAt(far.id()), full, near, far);
    assertEquals(Optional.of(far.id()), decision.chosen());
    assertEquals(Way.LISTENERS, decision.way());
  }

  @Test
  void elseToTheBestWithinReach() {
    Decision decision = decide(VOICE, full, near, far);
    assertEquals(Optional.of(near.id()), decision.chosen());
    assertEquals(Way.SCORE, decision.way());
    assertEquals("", chosen(VOICE, full, node("there", 0, 101)));
    assertEquals(WhyNot.FAR, whyNot(VOICE, full, node("there", 0, 101)));
  }

  @Test
  void aNodeForMediaAloneHasWorkDoneElsewhere() {
    var media = able(here, WEST, new Abilities(true, false, Set.of(), Set.of()));
    assertEquals("near", chosen(VOICE, media, near));
  }

  @Test
  void whoCannotIsLeftOut() {
    var speaking = new Abilities(true, true, Set.of("en"), Set.of("fr"));
    var reading = new Abilities(true, true, Set.of("fr"), Set.of("pt"));
    assertEquals(WhyNot.GONE, whyNot(VOICE, full, in(near, Standing.GONE)));
    assertEquals(WhyNot.SUSPECT, whyNot(VOICE, full, in(near, Standing.SUSPECT)));
    assertEquals(WhyNot.DRAINING, whyNot(VOICE, full, in(near, Standing.DRAINING)));
    assertEquals(WhyNot.LANGUAGE, whyNot(VOICE, full, able(near, WEST, speaking)));
    assertEquals(WhyNot.LANGUAGE, whyNot(VOICE, full, able(near, WEST, reading)));
    var abroad = able(near, new Place("west", "a", "us"), near.abilities());
    assertEquals(WhyNot.RESIDENCY, whyNot(VOICE, full, abroad));
    assertEquals(WhyNot.FULL, whyNot(VOICE, full, node("near", 7.5, 10)));
    assertEquals(WhyNot.EXCLUDED, whyNot(VOICE.without(Set.of(near.id())), full, near));
  }

  @Test
  void everyResourceCounts() {
    var cost = new Cost(0.1, 0.2, 0, 0);
    var gpus = near.with(Supply.of(Capacity.ofCores(8).withGpus(1), new Cost(0, 0.9, 0, 0)));
    assertEquals(WhyNot.FULL, whyNot(Job.of(WorkClass.VOICE, "en", "pt", cost), full, gpus));
  }

  @Test
  void lipsAreDrawnWhereTheCameraIsAndNowhereElse() {
    Job lips = Job.of(WorkClass.LIPS, null, null, SPEAKER);
    assertEquals("here", chosen(lips, here, node("beside", 0, 0.5)));
    assertEquals("", chosen(lips, full, node("beside", 0, 0.5)));
  }

  @ParameterizedTest
  @EnumSource(names = {"CAPTIONS", "AGENT", "CAMERA_EVENTS"})
  void textMayComeFromAnywhere(WorkClass work) {
    assertEquals("moon", chosen(Job.of(work, "en", null, SPEAKER), full, node("moon", 0, 2_600)));
  }

  @Test
  void whatWasSentThereSinceIsTaken() {
    assertEquals("", chosen(VOICE, full, reserved(near, 5.5, 9)));
    assertEquals("near", chosen(VOICE, full, reserved(near, 5.4, 9)));
  }

  @Test
  void oldFiguresAreUnknownNotFull() {
    var old = aged(node("old", 8, 10), 60_000);
    assertEquals("old", chosen(VOICE, full, old), "it said to be full, a minute ago");
    assertEquals("near", chosen(VOICE, full, old, near), "but one that is known comes first");
    assertEquals("near", chosen(VOICE, full, near, aged(node("old", 0, 1), 60_000)));
    assertEquals("", chosen(VOICE, full, reserved(old, 7.5, 12)), "more was sent than it has");
  }

  @Test
  void aNodeWhoseOwnFiguresAreOldIsNotTakenForGranted() {
    assertEquals(
        "near", chosen(VOICE.heardAt(id("old")), full, near, aged(node("old", 0, 1), 9e9)));
  }

  @Test
  void aPriceIsWorthSoManyMilliseconds() {
    var dear = priced(node("dear", 0, 10), 3, false);
    assertEquals("cheap", chosen(VOICE, full, dear, priced(node("cheap", 0, 30), 1, false)));
    var free = new WorkHome(new Weights(5, 1, 10, 0, 40, 15, 3_000));
    Decision decision =
        free.choose(seen(full, dear, priced(node("cheap", 0, 60), 1, false)), VOICE, random);
    assertEquals(Optional.of(dear.id()), decision.chosen());
  }

  @Test
  void aQueueThatWouldBeLateIsWorseThanDistance() {
    var few = node("few", 0, 5).with(Supply.of(Capacity.ofCores(2), Cost.ofCores(1.95)));
    Job little = Job.of(WorkClass.VOICE, "en", "pt", Cost.ofCores(0.05));
    assertEquals("far", chosen(little, full, few, far));
    assertEquals("few", chosen(little, full, few), "but better than nowhere");
  }

  @Test
  void theOneThatFewerWereSentToIsTakenOfTwoAlike() {
    var sent = new HashMap<String, Integer>();
    var busy = reserved(node("busy", 2, 10), 0, 7);
    for (int i = 0; i < 200; i++) {
      sent.merge(chosen(VOICE, full, near, busy, node("third", 2, 10)), 1, Integer::sum);
    }
    assertEquals(null, sent.get("busy"), "whichever the other is, it has fewer");
    assertTrue(sent.get("near") > 60 && sent.get("third") > 60, sent.toString());
  }

  @Test
  void whatIsThereAlreadyHoldsItsOwnCost() {
    Job there = VOICE.at(full.id());
    assertEquals("here", chosen(there, full, near));
    assertEquals("near", chosen(VOICE.at(near.id()), full, near), "it is counted there once");
  }

  @Test
  void nothingIsTakenFromANodeThatIsOnlySuspected() {
    Job there = VOICE.at(near.id());
    assertTrue(
        decide(there, full, in(near, Standing.SUSPECT)).find(near.id()).orElseThrow().isChoice());
  }

  @Test
  void aDecisionExplainsItself() {
    Decision decision = decide(VOICE, full, near, in(far, Standing.DRAINING));
    assertEquals(3, decision.considered().size());
    assertEquals(
        "voice at near: best of 1, 10 ms away, scores 16 ms; far is being emptied; "
            + "here has no room (0.00 cores free)",
        decision.sentence());
    assertEquals(
        "voice at nowhere; here has no room (0.00 cores free)", decide(VOICE, full).sentence());
    Score score = decision.find(near.id()).orElseThrow().score();
    assertEquals(2.5, score.awayMs());
    assertEquals(10, score.priceMs());
    assertEquals(0, score.lateMs());
  }
}
