package io.babelgrid.budget;

import static io.babelgrid.budget.SimulatedNode.SECOND;
import static io.babelgrid.budget.SimulatedNode.TICK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.Move.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadGovernorLadderTest {

  private static final Rung LIPS = new Rung(ServiceLevel.LIP_SYNC, "mesh", 0.5);
  private static final Rung KOKORO = new Rung(ServiceLevel.VOICE, "kokoro-q8", 0.3);
  private static final Rung HIBARI = new Rung(ServiceLevel.VOICE, "hibari", 0.03);
  private static final Rung TEXT = new Rung(ServiceLevel.CAPTIONS, "text", 0.01);
  private static final Rung BALANCED = new Rung(ServiceLevel.CAPTIONS, "whisper 0.5 s", 0.22);
  private static final Rung THRIFTY = new Rung(ServiceLevel.CAPTIONS, "whisper 1.0 s", 0.13);

  private static final FlowId VOICE = new FlowId("room", "a", "en voice");
  private static final FlowId OTHER_VOICE = new FlowId("room", "b", "pt voice");
  private static final FlowId RECOGNITION = new FlowId("room", "a", "recognition");

  private final SimulatedNode node = new SimulatedNode(CapacityConfig.of(2));

  @Test
  void overloadStepsDownOneFlowAfterItLasted() {
    node.admit(VOICE, KOKORO, HIBARI, TEXT);
    node.admit(RECOGNITION, BALANCED, THRIFTY);
    node.otherCores = 1.4;
    node.run(SECOND);
    assertEquals(List.of(), node.moves);
    node.tick();
    assertEquals(
        List.of(
            new Move(
                VOICE,
                KOKORO,
                HIBARI,
                "1.92 of 2.00 cores busy, high water is 1.84; saves 0.27",
                Direction.DOWN)),
        node.moves);
    node.run(10 * SECOND);
    assertEquals(1, node.moves.size(), "one step was enough");
  }

  @Test
  void lipsGoFirstThenLargerModelsThenVoicesAndEachStepIsGivenTimeToShow() {
    node.admit(VOICE, KOKORO, HIBARI, TEXT);
    node.admit(OTHER_VOICE, LIPS, KOKORO, HIBARI);
    node.admit(RECOGNITION, BALANCED, THRIFTY);
    node.otherCores = 2.5;
    var times = new ArrayList<Long>();
    for (int tick = 0; tick < 80; tick++) {
      if (!node.tick().isEmpty()) {
        times.add(node.nowNs);
      }
    }
    assertEquals(List.of(KOKORO, HIBARI, HIBARI, THRIFTY, TEXT), targets());
    for (int move = 1; move < times.size(); move++) {
      assertTrue(times.get(move) - times.get(move - 1) >= 2 * SECOND);
    }
    assertTrue(node.governor.snapshot().counts().helplessTicks() > 0);
  }

  @Test
  void ofEqualSavingsLipSyncGoesBeforeRecognitionBeforeVoice() {
    node.admit(
        RECOGNITION, rung(ServiceLevel.CAPTIONS, "r", 0.2), rung(ServiceLevel.CAPTIONS, "r2", 0.1));
    node.admit(VOICE, rung(ServiceLevel.VOICE, "v", 0.3), rung(ServiceLevel.CAPTIONS, "c", 0.2));
    node.admit(
        OTHER_VOICE, rung(ServiceLevel.LIP_SYNC, "l", 0.5), rung(ServiceLevel.VOICE, "w", 0.4));
    node.otherCores = 2;
    node.run(10 * SECOND);
    assertEquals(
        List.of(OTHER_VOICE, RECOGNITION, VOICE), node.moves.stream().map(Move::flow).toList());
  }

  @Test
  void aFlowThatIsSilentStepsDownLast() {
    node.admit(VOICE, LIPS, KOKORO);
    node.admit(RECOGNITION, BALANCED, THRIFTY);
    node.silent.add(VOICE);
    node.otherCores = 2;
    node.run(10 * SECOND);
    assertEquals(List.of(THRIFTY, KOKORO), targets());
  }

  @Test
  void missedDeadlinesAreOverloadOnAnIdleMachine() {
    node.governor.admit(VOICE, List.of(KOKORO, TEXT), node.nowNs);
    var moves = new ArrayList<Move>();
    for (int tick = 0; tick < 5; tick++) {
      node.nowNs += TICK;
      moves.addAll(node.governor.tick(new LoadSample(0.5, 0.02, Map.of(VOICE, 0.3)), node.nowNs));
    }
    assertEquals("2.0 % of deadlines missed, more than 1.0 %; saves 0.29", moves.get(0).reason());
  }

  @Test
  void anotherBurstNowAndThenIsNotOverload() {
    node.admit(VOICE, KOKORO, TEXT);
    for (int burst = 0; burst < 60; burst++) {
      node.otherCores = 2;
      node.run(3 * TICK);
      node.otherCores = 0;
      node.run(5 * TICK);
    }
    assertEquals(List.of(), node.moves);
  }

  @Test
  void overloadInEverySecondSampleIsOverload() {
    node.admit(VOICE, KOKORO, TEXT);
    for (int tick = 0; tick < 6; tick++) {
      node.otherCores = tick % 2 == 0 ? 2 : 1.2;
      node.tick();
    }
    assertEquals(List.of(TEXT), targets());
  }

  @Test
  void calmRestoresTheBestRungInTheEndWorstServedFirst() {
    node.admit(VOICE, LIPS, KOKORO, HIBARI, TEXT);
    node.admit(OTHER_VOICE, KOKORO, HIBARI, TEXT);
    node.admit(RECOGNITION, BALANCED, THRIFTY);
    node.otherCores = 3;
    node.run(60 * SECOND);
    assertEquals(List.of(TEXT, THRIFTY, TEXT), List.copyOf(serving()));
    node.otherCores = 0.2;
    node.moves.clear();
    node.run(120 * SECOND);
    assertEquals(List.of(BALANCED, HIBARI, HIBARI, KOKORO, KOKORO, LIPS), targets());
    assertTrue(node.moves.stream().allMatch(move -> move.direction() == Direction.UP));
    assertEquals("calm, at most 0.35 of 2.00 cores busy; adds 0.09", node.moves.get(0).reason());
    node.run(600 * SECOND);
    assertEquals(6, node.moves.size());
  }

  @Test
  void aStepUpWaitsForRoomBelowTheLowWater() {
    node.admit(VOICE, KOKORO, HIBARI);
    node.otherCores = 2;
    node.run(3 * SECOND);
    node.otherCores = 1.25;
    node.run(600 * SECOND);
    assertEquals(List.of(HIBARI), targets(), "1.28 busy and 0.27 more are above 1.5");
    node.otherCores = 1.2;
    node.run(20 * SECOND);
    assertEquals(List.of(HIBARI, KOKORO), targets());
  }

  @Test
  void whoWasAdmittedLowStepsUpWhenOthersLeave() {
    node.admit(OTHER_VOICE, rung(ServiceLevel.VOICE, "most", 1.5));
    node.admit(VOICE, KOKORO, HIBARI);
    node.silent.add(OTHER_VOICE);
    node.run(60 * SECOND);
    assertEquals(List.of(), node.moves, "all may talk at once");
    node.release(OTHER_VOICE);
    node.run(11 * SECOND);
    assertEquals(List.of(KOKORO), targets());
  }

  @Test
  void aRungThatCostsAsMuchAsABetterOneIsPassedOverBothWays() {
    node.admit(VOICE, KOKORO, rung(ServiceLevel.VOICE, "dear", 0.4), HIBARI);
    node.otherCores = 2;
    node.run(4 * SECOND);
    node.otherCores = 0;
    node.run(60 * SECOND);
    assertEquals(List.of(HIBARI, KOKORO), targets());
  }

  private List<Rung> targets() {
    return node.moves.stream().map(Move::to).toList();
  }

  private List<Rung> serving() {
    return List.copyOf(node.serving.values());
  }

  private static Rung rung(ServiceLevel level, String model, double cores) {
    return new Rung(level, model, cores);
  }
}
