package io.babelgrid.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.Admission.Admitted;
import io.babelgrid.budget.Admission.Refused;
import org.junit.jupiter.api.Test;

class CostCurveTest {

  private static final Rung RUNG = new Rung(ServiceLevel.CAPTIONS, "whisper", 0.2);

  private final CostCurve costs = new CostCurve();
  private final SimulatedNode node = new SimulatedNode(CapacityConfig.of(2));

  CostCurveTest() {
    costs.seed(RUNG);
  }

  @Test
  void aCheaperMachineAdmitsMore() {
    node.realCores.put(RUNG.model(), 0.1);
    assertEquals(8, fill());
    node.run(300 * SimulatedNode.SECOND);
    assertEquals(8, fill(), "8 more, since all cost half");
  }

  @Test
  void aDearerMachineAdmitsFewerAndKeepsWhatItAdmitted() {
    node.realCores.put(RUNG.model(), 0.4);
    node.admit(id(0), RUNG);
    node.run(300 * SimulatedNode.SECOND);
    assertEquals(3, fill(), "4 of 0.4 cores fit into 1.7");
    assertEquals(4, node.governor.snapshot().flows().size());
  }

  @Test
  void oneSampleIsWorthAFifthAtMost() {
    costs.learn(RUNG.model(), 1_000, 1_000);
    assertEquals(0.24, costs.cost(RUNG).cores(), 1e-9);
    costs.learn(RUNG.model(), 0, 1_000);
    assertEquals(0.192, costs.cost(RUNG).cores(), 1e-9);
  }

  @Test
  void lessThanAWindowOfTalkTeachesNothing() {
    costs.learn(RUNG.model(), 0.4, 9);
    assertEquals(0.2, costs.cost(RUNG).cores(), 1e-9);
  }

  @Test
  void burstsAreLearntAsTheirMean() {
    for (int second = 0; second < 600; second++) {
      costs.learn(RUNG.model(), second % 5 == 0 ? 1.5 : 0, 1);
    }
    assertEquals(0.3, costs.cost(RUNG).cores(), 0.01);
  }

  @Test
  void aSilentMicrophoneDoesNotSellOutTheNode() {
    for (int second = 0; second < 3_600; second++) {
      costs.learn(RUNG.model(), 0, 1);
    }
    assertEquals(0.02, costs.cost(RUNG).cores(), 1e-9);
    for (int second = 0; second < 100; second++) {
      costs.learn(RUNG.model(), 0.2, 1);
    }
    assertTrue(costs.cost(RUNG).cores() > 0.17, "recovers within minutes");
  }

  @Test
  void flowsThatAreSilentTeachNothing() {
    node.realCores.put(RUNG.model(), 0.4);
    node.admit(id(0), RUNG);
    node.silent.add(id(0));
    node.run(300 * SimulatedNode.SECOND);
    assertEquals(0.2, node.governor.snapshot().coresByModel().get(RUNG.model()), 1e-9);
  }

  private int fill() {
    int more = 0;
    while (node.admit(id(node.serving.size()), RUNG) instanceof Admitted) {
      more++;
    }
    assertInstanceOf(Refused.class, node.admit(id(1_000), RUNG));
    return more;
  }

  private static FlowId id(int speaker) {
    return new FlowId("room", "s" + speaker, "recognition");
  }
}
