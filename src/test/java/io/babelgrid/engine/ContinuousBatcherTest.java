package io.babelgrid.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.evaluation.StepMeter;
import io.babelgrid.pipeline.Pulse;
import io.babelgrid.pipeline.Watchdog;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class ContinuousBatcherTest {

  private final AtomicLong nowNs = new AtomicLong();
  private final ContinuousBatcher lanes = new ContinuousBatcher(nowNs::get, 1);

  @AfterEach
  void close() {
    lanes.close();
  }

  @Test
  void whatIsDueFirstRunsFirst() throws Exception {
    var gate = new CountDownLatch(1);
    var order = new CopyOnWriteArrayList<Long>();
    var callers = new ArrayList<Thread>();
    callers.add(Thread.startVirtualThread(() -> lanes.call("gate", 0, () -> awaitGate(gate))));
    awaitBusy();
    for (long deadline : new long[] {300, 100, 200}) {
      callers.add(
          Thread.startVirtualThread(() -> lanes.call("work", deadline, () -> order.add(deadline))));
    }
    while (lanes.waiting() < 3) {
      Thread.onSpinWait();
    }
    gate.countDown();
    for (Thread caller : callers) {
      caller.join();
    }
    assertEquals(List.of(100L, 200L, 300L), order);
  }

  @Test
  void workBesideTheLanesIsChargedByTheClockOfTheLanes() {
    var account = new ComputeAccount();
    ScopedValue.where(ComputeAccount.CURRENT, account)
        .run(() -> lanes.beside("drawing", () -> nowNs.addAndGet(7_000_000)));
    assertEquals(7_000_000, account.computeNs());
  }

  @Test
  void aLaneWhoseInferenceDoesNotEndIsReplacedAndEndsWhenItComesBack() throws Exception {
    var gate = new CountDownLatch(1);
    var stuckOn = new AtomicReference<Thread>();
    Thread caller =
        Thread.startVirtualThread(() ->
            lanes.call(
                "endless",
                0,
                () -> {
                  stuckOn.set(Thread.currentThread());
                  return awaitGate(gate);
                }));
    awaitBusy();
    var watchdog = new Watchdog(0);
    for (long seconds = 1; watchdog.stuck(Pulse.Kind.LANE).sum() == 0; seconds++) {
      for (int i = 0; i < 4; i++) {
        watchdog.look(seconds * 1_000_000_000 + i * Watchdog.PERIOD_NS);
      }
      assertTrue(seconds <= 12, "not found stuck");
    }
    assertEquals(7, lanes.call("other", 0, () -> 7));
    gate.countDown();
    caller.join();
    stuckOn.get().join();
  }

  @Test
  void workThatThrowsFailsAlone() {
    var failure =
        assertThrows(
            InferenceException.class,
            () ->
                lanes.call(
                    "bad",
                    0,
                    () -> {
                      throw new IllegalStateException("poison");
                    }));
    assertEquals("poison", failure.getCause().getMessage());
    assertEquals(7, lanes.call("good", 0, () -> 7));
    assertEquals(1, lanes.stages().get("bad").snapshot().failures());
    assertEquals(0, lanes.stages().get("good").snapshot().failures());
  }

  @Test
  void computeIsChargedToTheAccountOfTheCaller() {
    var account = new ComputeAccount();
    ScopedValue.where(ComputeAccount.CURRENT, account)
        .run(() -> lanes.call("work", 0, () -> nowNs.addAndGet(5_000)));
    assertEquals(5_000, account.computeNs());
  }

  @Test
  void aLateResultCountsAsAMiss() {
    lanes.call("late", 999, () -> nowNs.addAndGet(1_000));
    assertEquals(1, lanes.stages().get("late").snapshot().deadlineMisses());
  }

  @Test
  void aCancelledCallerLeavesNothingBehind() throws Exception {
    var gate = new CountDownLatch(1);
    Thread blocker = Thread.startVirtualThread(() -> lanes.call("gate", 0, () -> awaitGate(gate)));
    awaitBusy();
    Thread caller =
        Thread.startVirtualThread(
            () -> assertThrows(InferenceException.class, () -> lanes.call("work", 1, () -> 1)));
    while (lanes.waiting() < 1) {
      Thread.onSpinWait();
    }
    caller.interrupt();
    caller.join();
    assertEquals(0, lanes.waiting());
    gate.countDown();
    blocker.join();
  }

  @Test
  void afterCloseCallsFailAtOnce() {
    lanes.close();
    assertThrows(InferenceException.class, () -> lanes.call("work", 0, () -> 1));
  }

  @Test
  void laneThreadsRunAtLowerPriority() {
    assertTrue(lanes.call("nice", 0, () -> ThreadPriority.lower(10)));
  }

  /** Counts up to its length; what goes wrong with it is written in its name. */
  private static final class Counter implements StepRow {
    private final String name;
    private final int length;
    private int value;

    Counter(String name, int length) {
      this.name = name;
      this.length = length;
    }

    @Override
    public boolean advance() {
      if (name.equals("throws") && value == 2) {
        throw new IllegalStateException("poison");
      }
      return value < length;
    }

    @Override
    public int expectedSteps() {
      return Math.max(1, length - value);
    }
  }

  private final StepModel<Counter> counting =
      new StepModel<>() {
        @Override
        public String stage() {
          return "counting";
        }

        @Override
        public int maxWidth() {
          return 16;
        }

        @Override
        public Set<String> fedBy() {
          return Set.of();
        }

        @Override
        public void step(List<Counter> rows) {
          widths.add(rows.size());
          if (rows.stream().anyMatch(row -> row.name.equals("breaks the batch"))) {
            throw new IllegalArgumentException("poison");
          }
          rows.forEach(row -> row.value++);
        }
      };

  private final List<Integer> widths = new CopyOnWriteArrayList<>();

  @ParameterizedTest
  @ValueSource(strings = {"throws", "breaks the batch", "never ends"})
  void aPoisonedSequenceAmongFifteenFailsAlone(String poison) throws Exception {
    var gate = new CountDownLatch(1);
    Thread blocker = Thread.startVirtualThread(() -> lanes.call("gate", 0, () -> awaitGate(gate)));
    awaitBusy();
    var good = new ArrayList<Counter>();
    var failed = new CopyOnWriteArrayList<String>();
    var callers = new ArrayList<Thread>();
    for (int i = 0; i < 16; i++) {
      boolean bad = i == 7;
      var row = new Counter(bad ? poison : "good", bad ? 1_000 : 5 + i);
      if (!bad) {
        good.add(row);
      }
      callers.add(Thread.startVirtualThread(() -> decode(row, failed)));
    }
    while (lanes.waiting() < 16) {
      Thread.onSpinWait();
    }
    gate.countDown();
    for (Thread caller : callers) {
      caller.join();
    }
    blocker.join();
    assertEquals(List.of(poison), failed);
    good.forEach(row -> assertEquals(row.length, row.value));
    assertTrue(widths.contains(16), "they were a batch: " + widths);
    StageCounters.Snapshot counters = lanes.stages().get("counting").snapshot();
    assertEquals(16, counters.requests());
    assertEquals(1, counters.failures());
    assertEquals(0, counters.deadlineMisses());
  }

  /** Nothing but its meter. */
  private static final class Metered implements StepRow {
    private final StepMeter meter = new StepMeter();

    @Override
    public boolean advance() {
      return meter.advance();
    }

    @Override
    public int expectedSteps() {
      return 1;
    }
  }

  private record Idle(int maxWidth) implements StepModel<Metered> {
    @Override
    public String stage() {
      return "idle";
    }

    @Override
    public Set<String> fedBy() {
      return Set.of();
    }

    @Override
    public void step(List<Metered> rows) {}
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void aStepIsScheduledWithoutAllocation(int width) throws Exception {
    var model = new Idle(4);
    long least = Long.MAX_VALUE;
    for (int round = 0; round < StepMeter.ROUNDS; round++) {
      var rows = new ArrayList<Metered>();
      for (int i = 0; i < width; i++) {
        rows.add(new Metered());
      }
      StepMeter.stepTogether(lanes, model, rows);
      least = Math.min(least, rows.getFirst().meter.bytesAStep());
    }
    assertEquals(0, least);
  }

  private void decode(Counter row, List<String> failed) {
    try {
      lanes.decode(counting, row, 40, 1_000_000);
    } catch (InferenceException e) {
      failed.add(row.name);
    }
  }

  @Test
  void aCancelledSequenceIsOffItsLaneWhenTheCallReturns() throws Exception {
    var row = new Counter("good", Integer.MAX_VALUE);
    var failed = new CopyOnWriteArrayList<String>();
    Thread caller =
        Thread.startVirtualThread(() -> {
          try {
            lanes.decode(counting, row, Integer.MAX_VALUE, 0);
          } catch (InferenceException e) {
            failed.add(row.name);
          }
        });
    while (widths.isEmpty()) {
      Thread.onSpinWait();
    }
    caller.interrupt();
    while (failed.isEmpty()) {
      Thread.onSpinWait();
    }
    int after = row.value;
    lanes.call("more", 0, () -> 1);
    assertEquals(after, row.value);
    assertEquals(0, lanes.waiting());
  }

  private final CountDownLatch busy = new CountDownLatch(1);

  private boolean awaitGate(CountDownLatch gate) throws InterruptedException {
    busy.countDown();
    gate.await();
    return true;
  }

  private void awaitBusy() throws InterruptedException {
    busy.await();
  }
}
