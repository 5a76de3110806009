package io.babelgrid.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class EdfComputeLanesTest {

  private final AtomicLong nowNs = new AtomicLong();
  private final EdfComputeLanes lanes = new EdfComputeLanes(nowNs::get, 1);

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
