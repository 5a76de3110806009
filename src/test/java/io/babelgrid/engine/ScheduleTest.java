package io.babelgrid.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which work a free lane gets; time is whatever the test says. */
class ScheduleTest {

  private static final long STEP_NS = 10;

  private final Schedule schedule = new Schedule();
  private final Model model = new Model(4);

  private record Model(int maxWidth) implements StepModel<Row> {
    @Override
    public String stage() {
      return "step";
    }

    @Override
    public Set<String> fedBy() {
      return Set.of("encoder");
    }

    @Override
    public void step(List<Row> rows) {}
  }

  private record Row(int expectedSteps) implements StepRow {
    @Override
    public boolean advance() {
      return true;
    }
  }

  @Test
  void theEarliestDeadlineGoesFirstOverAllModels() {
    single("other", 300);
    sequence(200, 1);
    single("other", 100);
    assertEquals(100, deadline(schedule.next(0, 0)));
    assertEquals(200, deadline(schedule.next(0, 0)));
    assertEquals(300, deadline(schedule.next(0, 0)));
    assertNull(schedule.next(0, 0));
  }

  @Test
  void amongEqualDeadlinesTheFirstToArriveGoesFirst() {
    Job<?> first = single("other", 100);
    single("other", 100);
    assertEquals(first, ((Schedule.One) next(0)).job());
  }

  @Test
  void sequencesOfAModelAreSteppedTogetherUpToItsWidth() {
    for (int i = 0; i < 6; i++) {
      sequence(1_000 + i, 1);
    }
    assertEquals(4, width(next(0)));
    assertEquals(2, width(next(0)));
  }

  @Test
  void aBatchIsOnlyAsWideAsTheTightestDeadlineAllows() {
    cost(1, STEP_NS);
    cost(2, 2 * STEP_NS);
    cost(3, 3 * STEP_NS);
    sequence(100, 5);
    sequence(5_000, 5);
    sequence(5_000, 5);
    assertEquals(2, width(next(0)), "five steps of 20 fit into 100, of 30 they do not");
  }

  @Test
  void whereNoWidthKeepsTheDeadlineTheWidestGetsMostDone() {
    cost(1, STEP_NS);
    sequence(10, 50);
    sequence(5_000, 1);
    assertEquals(2, width(next(0)));
  }

  @Test
  void whileAStepRunsOthersWaitToJoinTheNextIfTheLaneHasOtherWork() {
    cost(1, STEP_NS);
    sequence(10_000, 5);
    Schedule.Assignment running = next(0);
    sequence(10_000, 5);
    Job<?> other = single("other", 20_000);
    assertEquals(other, ((Schedule.One) next(0)).job());
    stepped(running);
    assertEquals(2, width(next(STEP_NS)));
  }

  @Test
  void noLaneRestsForAWiderBatch() {
    cost(1, STEP_NS);
    sequence(10_000, 5);
    next(0);
    sequence(10_000, 5);
    assertEquals(1, width(next(0)));
  }

  @Test
  void restingLanesGetTheirShareOfTheRows() {
    cost(1, STEP_NS);
    cost(2, 2 * STEP_NS);
    cost(4, 4 * STEP_NS);
    for (int i = 0; i < 4; i++) {
      sequence(10_000 + i, 5);
    }
    assertEquals(2, width(assertNotNullValue(schedule.next(0, 1))));
    assertEquals(2, width(next(0)));
  }

  @Test
  void rowsThatCostNothingMoreStayTogether() {
    cost(1, STEP_NS);
    cost(2, STEP_NS);
    sequence(10_000, 5);
    sequence(10_001, 5);
    assertEquals(2, width(assertNotNullValue(schedule.next(0, 1))));
  }

  @Test
  void aSequenceWithoutTimeToWaitDoesNotWaitForARunningStep() {
    cost(1, STEP_NS);
    sequence(10_000, 5);
    next(0);
    sequence(55, 5);
    assertEquals(1, width(next(0)));
  }

  @Test
  void aStepWaitsForAnInferenceThatBringsAnotherRow() {
    cost(1, STEP_NS);
    schedule.stage("encoder", 1).ran(1, 50);
    sequence(1_000, 5);
    Job<?> encoder = single("encoder", 2_000);
    assertEquals(encoder, ((Schedule.One) next(0)).job());
    assertEquals(1, width(next(50)));
  }

  @Test
  void aStepThatHasNoSlackDoesNotWait() {
    cost(1, STEP_NS);
    schedule.stage("encoder", 1).ran(1, 50);
    sequence(120, 5);
    single("encoder", 2_000);
    assertEquals(1, width(next(0)));
  }

  @Test
  void whatIsTakenOutNeverRuns() {
    Job<?> unwanted = sequence(100, 1);
    sequence(200, 1);
    assertTrue(schedule.remove(unwanted));
    assertFalse(schedule.remove(unwanted));
    assertEquals(200, deadline(next(0)));
    assertEquals(0, schedule.waiting());
  }

  @Test
  void whatIsLateMakesWayForWhatCanBeInTime() {
    Job<?> late = sequence(100, 1);
    single("other", 15_000_000);
    assertEquals(15_000_000, deadline(schedule.next(200, 0)));
    assertEquals(100, deadline(schedule.next(201, 0)), "its turn comes");
    assertEquals(100, late.deadlineNs, "it counts as missed all the same");
  }

  /** New work with ordinary deadlines comes without end; the old one's turn comes all the same. */
  @Test
  void nothingStarves() {
    var random = new Random(5);
    schedule.stage("encoder", 1).ran(1, 50);
    cost(1, STEP_NS);
    Job<?> old = sequence(2_000, 3);
    boolean served = false;
    for (long now = 0; now < 4_000 && !served; now += STEP_NS) {
      single(random.nextBoolean() ? "encoder" : "other", now + 500);
      Schedule.Assignment work = next(now);
      served = work instanceof StepBatch<?> batch && batch.sequences().getFirst().equals(old);
    }
    assertTrue(served);
  }

  private Job<?> single(String stage, long deadlineNs) {
    var job = new Job.Single<>(schedule.stage(stage, 1), deadlineNs, 0, () -> 0);
    schedule.add(job);
    return job;
  }

  private Job<?> sequence(long deadlineNs, int steps) {
    var job = new Job.Sequence<>(schedule.lane(model), new Row(steps), 100, deadlineNs, 0);
    schedule.add(job);
    return job;
  }

  private void cost(int width, long ns) {
    schedule.stage("step", model.maxWidth()).ran(width, ns);
  }

  private Schedule.Assignment next(long nowNs) {
    return assertNotNullValue(schedule.next(nowNs, 0));
  }

  private static <T> T assertNotNullValue(@Nullable T value) {
    assertNotNull(value);
    return value;
  }

  private void stepped(Schedule.Assignment assignment) {
    var batch = assertInstanceOf(StepBatch.class, assignment);
    assertEquals(schedule.lane(model), batch.lane);
    batch.lane.stepped(batch);
  }

  private static int width(Schedule.Assignment assignment) {
    return assertInstanceOf(StepBatch.class, assignment).size();
  }

  private static long deadline(Schedule.@Nullable Assignment assignment) {
    return switch (assertNotNullValue(assignment)) {
      case Schedule.One(Job.Single<?> job) -> job.deadlineNs;
      case StepBatch<?> batch -> batch.sequences().getFirst().deadlineNs;
    };
  }
}
