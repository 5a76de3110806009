package io.babelgrid.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.Admission.Admitted;
import io.babelgrid.budget.Admission.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadGovernorAdmissionTest {

  private static final Rung BALANCED = new Rung(ServiceLevel.CAPTIONS, "whisper 0.5 s", 0.22);
  private static final Rung THRIFTY = new Rung(ServiceLevel.CAPTIONS, "whisper 1.0 s", 0.13);
  private static final Rung NOTHING = new Rung(ServiceLevel.ORIGINAL, "none", 0);

  private final SimulatedNode node = new SimulatedNode(CapacityConfig.of(2));

  @Test
  void newcomersGetTheBestRungThatFitsUntilNoneDoes() {
    for (int speaker = 0; speaker < 7; speaker++) {
      assertEquals(new Admitted(BALANCED), admit(speaker));
    }
    assertEquals(new Admitted(THRIFTY), admit(7));
    assertEquals(
        new Refused("recognition of another speaker needs 0.13 cores, 0.03 of 1.70 are free"),
        admit(8));
    GovernorSnapshot snapshot = node.governor.snapshot();
    assertEquals(8, snapshot.counts().admitted());
    assertEquals(1, snapshot.counts().refused());
    assertEquals(1.67, snapshot.predictedCores(), 1e-9);
    assertEquals(1.7, snapshot.capacityCores(), 1e-9);
    assertEquals(8, snapshot.flows().size());
    assertEquals(1, snapshot.flows().getLast().index());
  }

  @Test
  void whatAddsUpToTheCapacityExactlyFits() {
    var tenth = new Rung(ServiceLevel.VOICE, "tenth", 0.1);
    for (int speaker = 0; speaker < 17; speaker++) {
      assertInstanceOf(Admitted.class, node.admit(recognition(speaker), tenth));
    }
    assertInstanceOf(Refused.class, node.admit(recognition(17), tenth));
  }

  @Test
  void whatIsNeededNeverReadsAsWhatIsFree() {
    node.admit(recognition(0), new Rung(ServiceLevel.VOICE, "big", 1.571));
    assertEquals(
        new Refused("recognition of another speaker needs 0.13 cores, 0.12 of 1.70 are free"),
        node.admit(recognition(1), THRIFTY));
  }

  @Test
  void releaseFreesWhatWasHeldOnce() {
    for (int speaker = 0; speaker < 8; speaker++) {
      admit(speaker);
    }
    assertTrue(node.governor.release(recognition(3)));
    assertFalse(node.governor.release(recognition(3)));
    assertEquals(1, node.governor.snapshot().counts().released());
    assertEquals(new Admitted(BALANCED), admit(8));
  }

  @Test
  void whatCostsNothingIsNeverRefused() {
    node.admit(recognition(0), new Rung(ServiceLevel.VOICE, "all", 1.7));
    assertEquals(new Admitted(NOTHING), node.admit(recognition(1), BALANCED, NOTHING));
  }

  @Test
  void newcomersAreRefusedWhileOverloadLasts() {
    node.otherCores = 1.9;
    node.run(2 * SimulatedNode.SECOND);
    assertEquals(
        new Refused(
            "recognition of another speaker needs 0.13 cores, the node is overloaded:"
                + " 1.90 of 2.00 cores busy, high water is 1.84"),
        admit(0));
    node.otherCores = 0;
    node.run(SimulatedNode.SECOND);
    assertEquals(new Admitted(BALANCED), admit(0));
  }

  @Test
  void newcomersMoveNobody() {
    admit(0);
    for (int speaker = 1; speaker < 12; speaker++) {
      admit(speaker);
    }
    assertEquals(0, node.governor.snapshot().flows().getFirst().index());
    assertEquals(0, node.governor.snapshot().counts().stepsDown());
  }

  @Test
  void whoIsSilentForMinutesIsChargedAShareUntilTheySpeak() {
    for (int speaker = 0; speaker < 8; speaker++) {
      admit(speaker);
      node.silent.add(recognition(speaker));
    }
    node.run(119 * SimulatedNode.SECOND);
    assertInstanceOf(Refused.class, admit(8));
    node.run(2 * SimulatedNode.SECOND);
    assertEquals(8 * 0.22 / 2, node.governor.snapshot().predictedCores(), 1e-9);
    assertEquals(new Admitted(BALANCED), admit(8));
    node.silent.clear();
    node.tick();
    assertEquals(9 * 0.22, node.governor.snapshot().predictedCores(), 1e-9);
    assertInstanceOf(Refused.class, admit(9));
  }

  @Test
  void aFlowIsAdmittedOnceAndNeedsRungs() {
    admit(0);
    assertThrows(IllegalStateException.class, () -> admit(0));
    assertThrows(
        IllegalArgumentException.class,
        () -> node.governor.admit(recognition(1), List.of(), node.nowNs));
  }

  private Admission admit(int speaker) {
    return node.admit(recognition(speaker), BALANCED, THRIFTY);
  }

  private static FlowId recognition(int speaker) {
    return new FlowId("room", "s" + speaker, "recognition");
  }
}
