package io.babelgrid.budget;

import static io.babelgrid.budget.SimulatedNode.SECOND;
import static io.babelgrid.budget.SimulatedNode.TICK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.Move.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LoadGovernorStabilityTest {

  private static final Rung KOKORO = new Rung(ServiceLevel.VOICE, "kokoro-q8", 0.3);
  private static final Rung HIBARI = new Rung(ServiceLevel.VOICE, "hibari", 0.03);
  private static final Rung TEXT = new Rung(ServiceLevel.CAPTIONS, "text", 0.01);
  private static final Rung BALANCED = new Rung(ServiceLevel.CAPTIONS, "whisper 0.5 s", 0.22);
  private static final Rung THRIFTY = new Rung(ServiceLevel.CAPTIONS, "whisper 1.0 s", 0.13);
  private static final FlowId VOICE = new FlowId("room", "a", "en voice");

  private final SimulatedNode node = new SimulatedNode(CapacityConfig.of(2));

  @Test
  void aLoadThatSwingsAroundTheHighWaterMovesFewFlowsInTenMinutes() {
    for (int speaker = 0; speaker < 3; speaker++) {
      node.admit(new FlowId("room", "s" + speaker, "pt voice"), KOKORO, HIBARI, TEXT);
      node.admit(new FlowId("room", "s" + speaker, "recognition"), BALANCED, THRIFTY);
    }
    for (int tick = 0; tick < 2_400; tick++) {
      node.otherCores = 0.3 + 0.15 * Math.sin(tick * 0.05);
      node.tick();
    }
    assertTrue(node.moves.size() <= 2, node.moves.toString());
  }

  @Test
  void slowWavesFromIdleToOverloadMoveFewerFlowsTheLongerTheyLast() {
    for (int speaker = 0; speaker < 3; speaker++) {
      node.admit(new FlowId("room", "s" + speaker, "pt voice"), KOKORO, HIBARI, TEXT);
    }
    wavesForTenMinutes();
    int first = node.moves.size();
    wavesForTenMinutes();
    int second = node.moves.size() - first;
    assertTrue(first <= 24, first + " moves");
    assertTrue(second <= 12, second + " moves once they back off");
  }

  /** Two of three voices do not fit at the crest; at the trough all do. */
  private void wavesForTenMinutes() {
    for (int tick = 0; tick < 2_400; tick++) {
      node.otherCores = tick / 120 % 2 == 0 ? 1.3 : 0;
      node.tick();
    }
  }

  @Test
  void betweenTheWatersNothingMoves() {
    node.admit(VOICE, KOKORO, HIBARI);
    node.otherCores = 2;
    node.run(4 * SECOND);
    node.moves.clear();
    var random = new Random(7);
    for (int tick = 0; tick < 2_400; tick++) {
      node.otherCores = 1.5 + 0.3 * random.nextDouble();
      node.tick();
    }
    assertEquals(List.of(), node.moves);
  }

  @Test
  void aFlowThatFallsBackWaitsTwiceAsLongUpToTheBound() {
    List<Long> waits = waitsOfAFlowThatAlwaysFallsBack(3_600 * SECOND);
    assertEquals(10, waits.getFirst(), 1);
    for (int wait = 1; wait < waits.size(); wait++) {
      assertEquals(Math.min(600, 2 * waits.get(wait - 1)), waits.get(wait), 20);
    }
    assertEquals(600, waits.getLast(), 20);
  }

  /** Overload whenever the voice is on its best rung, calm otherwise; waits in seconds. */
  private List<Long> waitsOfAFlowThatAlwaysFallsBack(long durationNs) {
    var waits = new ArrayList<Long>();
    long downNs = 0;
    node.admit(VOICE, KOKORO, HIBARI);
    for (long ran = 0; ran < durationNs; ran += TICK) {
      node.otherCores = KOKORO.equals(node.serving.get(VOICE)) ? 2 : 0;
      for (Move move : node.tick()) {
        if (move.direction() == Direction.DOWN) {
          downNs = node.nowNs;
        } else {
          waits.add((node.nowNs - downNs) / SECOND);
        }
      }
    }
    return waits;
  }

  @Test
  void aFlowThatStayedUpIsForgiven() {
    waitsOfAFlowThatAlwaysFallsBack(60 * SECOND);
    node.otherCores = 0;
    node.run(600 * SECOND);
    assertEquals(KOKORO, node.serving.get(VOICE));
    node.otherCores = 2;
    node.run(4 * SECOND);
    assertEquals(HIBARI, node.serving.get(VOICE));
    node.otherCores = 0;
    node.run(12 * SECOND);
    assertEquals(KOKORO, node.serving.get(VOICE));
  }

  @Test
  void withRandomArrivalsThePromiseIsNeverAboveTheCapacity() {
    var random = new Random(42);
    List<FlowId> present = new ArrayList<>();
    for (int tick = 0; tick < 4 * 3_600; tick++) {
      if (random.nextInt(12) == 0) {
        arrive(
            new FlowId("room", "s" + tick, random.nextBoolean() ? "pt voice" : "recognition"),
            present);
      }
      if (!present.isEmpty() && random.nextInt(80) == 0) {
        node.release(present.remove(random.nextInt(present.size())));
      }
      if (!present.isEmpty()) {
        toggle(present.get(random.nextInt(present.size())));
      }
      node.tick();
      GovernorSnapshot snapshot = node.governor.snapshot();
      assertTrue(snapshot.predictedCores() <= snapshot.capacityCores() + 1e-9);
      assertEquals(present.size(), snapshot.flows().size(), "what was admitted is kept");
    }
    GovernorSnapshot.Counts counts = node.governor.snapshot().counts();
    assertTrue(counts.admitted() > 100 && counts.refused() > 100, counts.toString());
    assertTrue(counts.stepsUp() > 10, counts.toString());
    assertEquals(0, counts.stepsDown(), "what was promised was never overload");
    assertEquals(counts.admitted() - counts.released(), present.size());
  }

  private void arrive(FlowId id, List<FlowId> present) {
    Admission answer =
        id.what().equals("recognition")
            ? node.admit(id, BALANCED, THRIFTY)
            : node.admit(id, KOKORO, HIBARI, TEXT);
    if (answer instanceof Admission.Admitted) {
      present.add(id);
    }
  }

  private void toggle(FlowId id) {
    if (!node.silent.remove(id)) {
      node.silent.add(id);
    }
  }
}
