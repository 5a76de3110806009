package io.babelgrid.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.Capacity;
import io.babelgrid.budget.Cost;
import io.babelgrid.placement.Decision.Way;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every decision, whatever the grid is like. */
@Timeout(10)
class PolicyPropertiesTest {

  private static final int GRIDS = 300;

  private final WorkHome home = new WorkHome(Weights.standard());
  private final MediaHome media = new MediaHome(Weights.standard());

  static List<Long> seeds() {
    return new Random(42).longs(GRIDS).boxed().toList();
  }

  private static Snapshot grid(Random random) {
    var nodes = new ArrayList<NodeFigures>();
    for (int i = 0; i < 1 + random.nextInt(12); i++) {
      nodes.add(node(i, random));
    }
    NodeFigures here = nodes.get(random.nextInt(nodes.size()));
    return new Snapshot(here.id(), here.place(), nodes);
  }

  private static NodeFigures node(int number, Random random) {
    double cores = random.nextInt(20);
    var place = new Place(pick(random, "w", "e"), pick(random, "a", "b"), pick(random, "", "eu"));
    var abilities =
        new Abilities(
            random.nextInt(4) > 0,
            random.nextInt(4) > 0,
            random.nextBoolean() ? Set.of("en", "pt") : Set.of("en"),
            random.nextBoolean() ? Set.of("en", "pt") : Set.of("pt"));
    var supply =
        new Supply(
            Capacity.ofCores(cores),
            Cost.ofCores(cores * 1.2 * random.nextDouble()),
            Cost.ofCores(random.nextInt(3) * 0.6),
            random.nextInt(3));
    return new NodeFigures(
        new UUID(1, number),
        "n" + number,
        Standing.values()[Math.max(0, random.nextInt(8) - 4)],
        random.nextInt(4) == 0 ? 60_000 : 500,
        place,
        abilities,
        supply,
        random.nextInt(3),
        random.nextInt(3) == 0 ? Double.NaN : 150 * random.nextDouble(),
        random.nextInt(4) == 0);
  }

  private static String pick(Random random, String one, String other) {
    return random.nextInt(3) > 0 ? one : other;
  }

  private static Job job(Snapshot snapshot, Random random) {
    WorkClass[] kinds = WorkClass.values();
    WorkClass work = kinds[1 + random.nextInt(kinds.length - 1)];
    Job job = Job.of(work, "en", random.nextBoolean() ? "pt" : null, Cost.ofCores(0.6));
    Job heard = random.nextBoolean() ? job.heardAt(any(snapshot, random)) : job;
    Job asked = random.nextInt(3) == 0 ? heard.without(Set.of(any(snapshot, random))) : heard;
    return random.nextInt(3) == 0 ? asked.at(any(snapshot, random)) : asked;
  }

  private static UUID any(Snapshot snapshot, Random random) {
    return snapshot.nodes().get(random.nextInt(snapshot.nodes().size())).id();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whoIsChosenMay(long seed) {
    var random = new Random(seed);
    Snapshot snapshot = grid(random);
    Job job = job(snapshot, random);
    Decision decision = home.choose(snapshot, job, random);
    assertEquals(snapshot.nodes().size(), decision.considered().size());
    boolean possible = decision.considered().stream().anyMatch(Considered::isChoice);
    assertEquals(possible, decision.chosen().isPresent(), decision::sentence);
    decision
        .chosen()
        .ifPresent(id -> {
          NodeFigures node = snapshot.find(id).orElseThrow();
          boolean there = id.equals(job.now());
          assertFalse(job.excluded().contains(id));
          assertTrue(node.standing() == Standing.READY || there);
          assertTrue(node.abilities().work());
          assertEquals(snapshot.place().residency(), node.place().residency());
          assertTrue(snapshot.roundTripMs(node) <= job.work().reachMs());
          assertTrue(there || job.cost().fits(node.supply().atMost()));
          assertTrue(there || node.ageMs() > 3_000 || job.cost().fits(node.supply().free()));
        });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatWasLeftOutSaysWhyAndWhatWasNotSaysWhatItScores(long seed) {
    var random = new Random(seed);
    Snapshot snapshot = grid(random);
    Decision decision = home.choose(snapshot, job(snapshot, random), random);
    for (Considered one : decision.considered()) {
      assertEquals(one.isChoice(), one.whyNot() == null);
      Score score = one.score();
      if (score == null) {
        continue;
      }
      for (double part :
          new double[] {
            score.lateMs(), score.awayMs(), score.fullMs(), score.priceMs(), score.unknownMs()
          }) {
        assertTrue(part >= 0 && part < 1e9, score.toString());
      }
    }
    assertFalse(decision.sentence().contains("null"), decision.sentence());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void byScoreOneWithinATenthOfTheBestIsTaken(long seed) {
    var random = new Random(seed);
    Snapshot snapshot = grid(random);
    for (Decision decision :
        List.of(
            home.choose(snapshot, job(snapshot, random), random),
            media.choose(snapshot, Guest.of("en", null), random))) {
      if (decision.way() == Way.SCORE) {
        double bestMs = decision.considered().getFirst().totalMs();
        double chosenMs = decision.find(decision.chosen().orElseThrow()).orElseThrow().totalMs();
        assertTrue(chosenMs <= 1.1 * bestMs + 1e-9, decision.sentence());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderOfNodesAndOneThatIsNoChoiceChangeNothing(long seed) {
    var random = new Random(seed);
    Snapshot snapshot = grid(random);
    Job job = job(snapshot, random);
    Decision decision = home.choose(snapshot, job, new Random(seed));
    var others = new ArrayList<NodeFigures>(snapshot.nodes());
    others.add(TestFigures.in(TestFigures.node("gone", 0, 1), Standing.GONE));
    Collections.shuffle(others, random);
    Decision again =
        home.choose(new Snapshot(snapshot.here(), snapshot.place(), others), job, new Random(seed));
    assertEquals(decision.chosen(), again.chosen());
    assertEquals(decision.way(), again.way());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aNodeThatIsEmptierIsNeverWorse(long seed) {
    var random = new Random(seed);
    Snapshot snapshot = grid(random);
    Job job = job(snapshot, random);
    NodeFigures node = snapshot.nodes().getFirst();
    Supply was = node.supply();
    NodeFigures emptier = node.with(Supply.of(was.capacity(), was.promised().times(0.5)));
    var others = new ArrayList<NodeFigures>(snapshot.nodes());
    others.set(0, emptier);
    double beforeMs = score(snapshot, job, node.id());
    double afterMs = score(new Snapshot(snapshot.here(), snapshot.place(), others), job, node.id());
    assertTrue(afterMs <= beforeMs, beforeMs + " became " + afterMs);
  }

  private double score(Snapshot snapshot, Job job, UUID node) {
    return home.choose(snapshot, job, new Random(1)).find(node).orElseThrow().totalMs();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void workThatIsWellDoesNotLeave(long seed) {
    var random = new Random(seed);
    Snapshot snapshot = grid(random);
    Job job = job(snapshot, random);
    Decision first = home.choose(snapshot, job, random);
    if (first.way() != Way.HERE) {
      return;
    }
    UUID at = first.chosen().orElseThrow();
    Stay stay = Stay.at(at, 0);
    for (long s = 0; s < 600; s += 10) {
      Decision decision = home.choose(snapshot, job.at(at), random);
      Stay.Verdict verdict = stay.look(decision, MovePace.standard(), s * 1_000_000_000L);
      assertNull(verdict.to(), verdict.reason());
      stay = verdict.stay();
    }
  }
}
