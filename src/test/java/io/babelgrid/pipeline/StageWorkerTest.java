package io.babelgrid.pipeline;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class StageWorkerTest {

  private final List<String> handled = new CopyOnWriteArrayList<>();
  private final CountDownLatch gate = new CountDownLatch(1);
  private final CountDownLatch busy = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);

  private final StageWorker<String> worker =
      new StageWorker<>(
          "test",
          2,
          Duration.ofMillis(5),
          NanoClock.system(),
          new StageWorker.Handler<>() {
            @Override
            public void handle(String item) throws InterruptedException {
              if (item.equals("wait")) {
                busy.countDown();
                gate.await();
              }
              if (item.equals("worse")) {
                throw new AssertionError("poison");
              }
              if (item.equals("bad")) {
                throw new IllegalStateException("poison");
              }
              handled.add(item);
            }

            @Override
            public void idle(long nowNs) {
              handled.add("idle");
            }

            @Override
            public void stop() {
              stopped.countDown();
            }
          });

  @Test
  void whoHasNoTimersIsWokenByItemsOnly() throws Exception {
    List<String> called = new CopyOnWriteArrayList<>();
    var ended = new CountDownLatch(1);
    var calm =
        new StageWorker<>(
            "calm",
            2,
            StageWorker.NEVER_IDLE,
            NanoClock.system(),
            new StageWorker.Handler<String>() {
              @Override
              public void handle(String item) {
                called.add(item);
              }

              @Override
              public void idle(long nowNs) {
                called.add("idle");
              }

              @Override
              public void stop() {
                ended.countDown();
              }
            });
    calm.offer("1");
    await().until(() -> calm.stats().done() == 1);
    calm.offer("2");
    calm.finish();
    ended.await();
    assertEquals(List.of("1", "2"), called);
  }

  @Test
  void whatDoesNotFitIsDroppedAndCounted() throws Exception {
    worker.offer("wait");
    busy.await();
    assertTrue(worker.offer("1"));
    assertTrue(worker.offer("2"));
    assertFalse(worker.offer("3"));
    assertEquals(1, worker.stats().dropped());
    worker.close();
  }

  @Test
  void anItemThatThrowsHurtsNoOther() {
    worker.offer("bad");
    worker.offer("good");
    await().until(() -> handled.contains("good"));
    assertEquals(1, worker.stats().failed());
    worker.close();
  }

  @Test
  void anItemThatThrowsAnErrorHurtsNoOther() {
    worker.offer("worse");
    worker.offer("good");
    await().until(() -> handled.contains("good"));
    assertEquals(1, worker.stats().failed());
    worker.close();
  }

  @Test
  void finishHandlesWhatWasOfferedThenStops() throws Exception {
    worker.offer("wait");
    worker.offer("1");
    worker.finish();
    gate.countDown();
    stopped.await();
    // On a busy machine the timer may run before the first is taken.
    assertEquals(
        List.of("wait", "1"), handled.stream().filter(each -> !each.equals("idle")).toList());
    assertFalse(worker.offer("late"));
  }

  @Test
  void closeForgetsWhatWaits() throws Exception {
    worker.offer("wait");
    busy.await();
    worker.offer("1");
    worker.close();
    stopped.await();
    assertFalse(handled.contains("1"));
  }

  @Test
  void timersRunWhenNothingComes() {
    await().until(() -> handled.contains("idle"));
    worker.close();
  }
}
