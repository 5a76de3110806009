package io.babelgrid.budget;

import static io.babelgrid.budget.SimulatedNode.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How full a node is, in people: of two cores 1.7 are promised. */
class SpeakersTest {

  private static final Rung EARS = new Rung(ServiceLevel.CAPTIONS, "ears", 0.1);
  private static final Rung VOICE =
      new Rung(ServiceLevel.VOICE, "voice", new Cost(0.4, 0, 0, 50_000));
  private static final Rung TEXT = new Rung(ServiceLevel.CAPTIONS, "text", 0.02);
  private static final List<Rung> TYPICAL = List.of(EARS, VOICE);

  private final SimulatedNode node = new SimulatedNode(CapacityConfig.of(2));

  @Test
  void aNodeThatNobodySpeaksAtCouldServeWhoIsTypical() {
    assertSpeakers(0, 1.7 / 0.5);
  }

  @Test
  void whatItLearntOfCostsCountsWhenAllHaveGone() {
    enter("a");
    node.realCores.put("voice", 0.2);
    node.run(120 * SECOND);
    leave("a");
    double voice = node.governor.snapshot().coresByModel().get("voice");
    assertEquals(0.2, voice, 0.02);
    assertSpeakers(0, 1.7 / (0.1 + voice));
  }

  @Test
  void aPersonWithManyFlowsIsOne() {
    enter("a");
    node.admit(new FlowId("room", "a", "es voice"), VOICE);
    assertSpeakers(1, 1.7 / 0.9);
  }

  @Test
  void twoRoomsMayHaveTheSameNames() {
    enter("a");
    node.admit(new FlowId("other room", "a", "recognition"), EARS);
    assertSpeakers(2, 1.7 / 0.3);
  }

  @Test
  void aFullNodeHasAsManyAsItCouldServe() {
    for (String who : List.of("a", "b", "c")) {
      enter(who);
    }
    assertSpeakers(3, 3.4);
  }

  @Test
  void whoIsServedLessShowsAsANodeThatIsTooFull() {
    for (String who : List.of("a", "b", "c", "d")) {
      enter(who);
    }
    assertEquals(TEXT, node.serving.get(voice("d")));
    assertSpeakers(4, 3.4);
  }

  @Test
  void whoIsSilentForLongLeavesRoomForMore() {
    enter("a");
    node.silent.add(ears("a"));
    node.silent.add(voice("a"));
    node.run(121 * SECOND);
    assertSpeakers(1, 1.7 / 0.25);
  }

  @Test
  void whatMediaTakesIsNotThereForThem() {
    node.media = Cost.ofCores(0.7);
    node.tick();
    assertSpeakers(0, 1.0 / 0.5);
    enter("a");
    assertSpeakers(1, 1.0 / 0.5);
  }

  @Test
  void theShortestResourceDecides() {
    var narrow = new SimulatedNode(CapacityConfig.of(Capacity.ofCores(2).withUplink(100_000)));
    assertEquals(new Speakers(0, 85_000 / 50_000.0), narrow.governor.speakers(TYPICAL));
    assertEquals(new Speakers(0, 17), narrow.governor.speakers(List.of(EARS)));
  }

  @Test
  void anOverloadedNodeCouldServeNobodyElse() {
    enter("a");
    node.otherCores = 1.95;
    node.run(2 * SECOND);
    assertSpeakers(1, 1);
    node.otherCores = 0;
    node.run(2 * SECOND);
    assertSpeakers(1, 3.4);
  }

  @Test
  void whoTakesNothingIsNeverTooMany() {
    assertEquals(new Speakers(0, Double.POSITIVE_INFINITY), node.governor.speakers(List.of()));
  }

  private static FlowId ears(String who) {
    return new FlowId("room", who, "recognition");
  }

  private static FlowId voice(String who) {
    return new FlowId("room", who, "pt voice");
  }

  private void enter(String who) {
    node.admit(ears(who), EARS);
    node.admit(voice(who), VOICE, TEXT);
  }

  private void leave(String who) {
    node.release(ears(who));
    node.release(voice(who));
  }

  private void assertSpeakers(int promised, double admissible) {
    Speakers now = node.governor.speakers(TYPICAL);
    assertEquals(promised, now.promised());
    assertEquals(admissible, now.admissible(), 1e-9);
  }
}
