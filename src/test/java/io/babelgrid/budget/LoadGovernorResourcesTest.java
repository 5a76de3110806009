package io.babelgrid.budget;

import static io.babelgrid.budget.SimulatedNode.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.Admission.Admitted;
import io.babelgrid.budget.Admission.Refused;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is decided where something else than cores is short. */
class LoadGovernorResourcesTest {

  private static final long KBIT = 1_000;
  private static final long MBIT = 1_000_000;
  private static final long GIB = 1L << 30;

  private static final Rung LIPS =
      new Rung(ServiceLevel.LIP_SYNC, "lips", new Cost(0.5, 0, 0, 600 * KBIT));
  private static final Rung NO_LIPS = new Rung(ServiceLevel.VOICE, "no lips", 0);
  private static final Rung VOICE =
      new Rung(ServiceLevel.VOICE, "kokoro", new Cost(0.3, 0, 0, 52 * KBIT));
  private static final Rung CHEAP_VOICE =
      new Rung(ServiceLevel.VOICE, "hibari", new Cost(0.03, 0, 0, 52 * KBIT));
  private static final Rung TEXT = new Rung(ServiceLevel.CAPTIONS, "text", 0.01);
  private static final Rung ON_GPU =
      new Rung(ServiceLevel.VOICE, "on GPU", new Cost(0.01, 0.5, GIB, 0));
  private static final Rung ON_CPU = new Rung(ServiceLevel.VOICE, "on CPU", new Cost(0.5, 0, 0, 0));

  private static final FlowId A = new FlowId("room", "a", "pt voice");
  private static final FlowId B = new FlowId("room", "b", "pt voice");
  private static final FlowId C = new FlowId("room", "c", "pt voice");

  private static SimulatedNode node(Capacity capacity) {
    return new SimulatedNode(CapacityConfig.of(capacity));
  }

  private static Capacity twoCores() {
    return Capacity.ofCores(2);
  }

  @Test
  void aVoiceThatTheLineHasNoRoomForIsRefusedForIt() {
    SimulatedNode node = node(twoCores().withUplink(100 * KBIT));
    assertEquals(new Admitted(VOICE), node.admit(A, VOICE));
    assertEquals(
        new Refused("pt voice of another speaker needs 0.06 Mbit/s sent, 0.03 of 0.09 are free"),
        node.admit(B, VOICE));
    assertEquals(new Admitted(TEXT), node.admit(C, VOICE, CHEAP_VOICE, TEXT));
  }

  @Test
  void whereNobodyLimitsTheLineItRefusesNobody() {
    SimulatedNode node = node(twoCores());
    node.otherwiseBusy = new Cost(0, 5, 1 << 30, 900_000 * MBIT);
    node.media = new Cost(0, 0, 0, 900_000 * MBIT);
    node.run(20 * SECOND);
    assertEquals(new Admitted(VOICE), node.admit(A, VOICE, TEXT));
    node.run(20 * SECOND);
    assertEquals(List.of(), node.moves);
  }

  @Test
  void aLineThatIsFullTakesLipsThenVoicesAndNoCheaperModel() {
    SimulatedNode node = node(twoCores().withUplink(10 * MBIT));
    node.admit(A, VOICE, CHEAP_VOICE, TEXT);
    node.admit(B, LIPS, NO_LIPS);
    node.otherwiseBusy = new Cost(0, 0, 0, 9_500 * KBIT);
    node.run(2 * SECOND);
    assertEquals(
        List.of("9.50 of 10.00 Mbit/s sent, high water is 9.20; saves 0.60"),
        node.moves.stream().map(Move::reason).toList());
    assertEquals(Set.of(Resource.UPLINK), node.governor.snapshot().overloaded());
    node.run(10 * SECOND);
    assertEquals(List.of(NO_LIPS, TEXT), node.moves.stream().map(Move::to).toList());
    assertTrue(node.governor.snapshot().counts().helplessTicks() > 0);
  }

  @Test
  void aFullLineRefusesWhatIsSentAndNothingElse() {
    SimulatedNode node = node(twoCores().withUplink(10 * MBIT));
    node.otherwiseBusy = new Cost(0, 0, 0, 9_500 * KBIT);
    node.run(2 * SECOND);
    assertEquals(
        new Refused(
            "pt voice of another speaker needs 0.06 Mbit/s sent, the node is overloaded:"
                + " 9.50 of 10.00 Mbit/s sent, high water is 9.20"),
        node.admit(A, VOICE));
    assertEquals(new Admitted(TEXT), node.admit(B, TEXT));
  }

  @Test
  void fullLanesStepDownToTheCheaperModelAlthoughTheLineSavesNothing() {
    SimulatedNode node = node(twoCores().withUplink(10 * MBIT));
    node.admit(A, VOICE, CHEAP_VOICE, TEXT);
    node.otherCores = 2;
    node.run(2 * SECOND);
    assertEquals(List.of(CHEAP_VOICE), node.moves.stream().map(Move::to).toList());
  }

  @Test
  void aStepUpWaitsForRoomOnTheLineToo() {
    SimulatedNode node = node(twoCores().withUplink(10 * MBIT));
    node.admit(A, LIPS, NO_LIPS);
    node.otherwiseBusy = new Cost(0, 0, 0, 9_500 * KBIT);
    node.run(2 * SECOND);
    node.otherwiseBusy = new Cost(0, 0, 0, 7 * MBIT);
    node.run(60 * SECOND);
    assertEquals(NO_LIPS, node.serving.get(A), "7.00 and 0.60 are more than 7.50");
    node.otherwiseBusy = new Cost(0, 0, 0, 6 * MBIT);
    node.run(30 * SECOND);
    assertEquals(LIPS, node.serving.get(A));
    assertEquals("calm, at most 0.00 of 2.00 cores busy; adds 0.50", node.moves.getLast().reason());
  }

  @Test
  void shareOfAGpuIsRefusedInItsOwnWords() {
    SimulatedNode node = node(twoCores().withGpus(1));
    assertEquals(new Admitted(ON_GPU), node.admit(A, ON_GPU));
    assertEquals(
        new Refused("pt voice of another speaker needs 0.50 GPUs, 0.35 of 0.85 are free"),
        node.admit(B, ON_GPU));
  }

  @Test
  void memoryIsRefusedInItsOwnWordsAndKeptForWhoIsSilent() {
    SimulatedNode node = node(twoCores().withMemory(2 * GIB));
    node.admit(A, ON_GPU);
    node.silent.add(A);
    node.run(300 * SECOND);
    assertEquals(
        new Refused("pt voice of another speaker needs 1.00 GiB of memory, 0.70 of 1.70 are free"),
        node.admit(B, ON_GPU));
  }

  @Test
  void whoFindsTheGpuFullIsServedByTheCores() {
    SimulatedNode node = node(twoCores().withGpus(1));
    assertEquals(new Admitted(ON_GPU), node.admit(A, ON_GPU, ON_CPU));
    assertEquals(new Admitted(ON_CPU), node.admit(B, ON_GPU, ON_CPU));
    node.otherCores = 2;
    node.run(2 * SECOND);
    assertEquals(List.of(), node.moves, "of cores neither has a cheaper rung below");
    node.otherCores = 0;
    node.release(A);
    node.run(30 * SECOND);
    assertEquals(ON_GPU, node.serving.get(B));
  }

  @Test
  void whereEachRungLacksSomethingElseTheWorstOneTells() {
    SimulatedNode node = node(Capacity.ofCores(0.4).withGpus(0.4));
    assertEquals(
        new Refused("pt voice of another speaker needs 0.50 cores, 0.34 of 0.34 are free"),
        node.admit(A, ON_GPU, ON_CPU));
  }

  @Test
  void whatMediaTakesIsNotThereForFlows() {
    SimulatedNode node = node(twoCores().withUplink(50 * MBIT));
    node.media = new Cost(1.5, 0, 0, 42_480 * KBIT);
    node.tick();
    GovernorSnapshot snapshot = node.governor.snapshot();
    assertEquals(node.media, snapshot.media());
    assertEquals(node.media, snapshot.promised());
    assertEquals(
        new Refused("pt voice of another speaker needs 0.30 cores, 0.20 of 1.70 are free"),
        node.admit(A, VOICE));
    node.media = new Cost(0.19, 0, 0, 42_480 * KBIT);
    node.tick();
    assertEquals(
        new Refused("pt voice of another speaker needs 0.06 Mbit/s sent, 0.02 of 42.50 are free"),
        node.admit(A, VOICE));
    node.media = new Cost(0.19, 0, 0, 40 * MBIT);
    node.tick();
    assertEquals(new Admitted(VOICE), node.admit(A, VOICE));
    assertEquals(0.49, node.governor.snapshot().predictedCores(), 1e-9);
  }

  @Test
  void moreMediaMovesNobodyWhoIsServed() {
    SimulatedNode node = node(twoCores());
    node.admit(A, VOICE, TEXT);
    node.media = Cost.ofCores(5);
    node.run(30 * SECOND);
    assertEquals(List.of(), node.moves);
  }

  @Test
  void aVoiceThatManyHearIsChargedWhatIsSeenOnTheWire() {
    SimulatedNode node = node(twoCores().withUplink(10 * MBIT));
    node.admit(A, VOICE);
    node.otherwiseBusy = new Cost(0, 0, 0, 8 * MBIT);
    node.tick();
    assertEquals(8 * MBIT, node.governor.snapshot().promised().sentBitsPerSecond());
  }
}
