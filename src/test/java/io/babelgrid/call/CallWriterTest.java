package io.babelgrid.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One command at a time, in order. */
@Timeout(30)
class CallWriterTest {

  private final CallWriter writer = new CallWriter();
  private final List<Object> done = new ArrayList<>();

  @Test
  void whoAsksFindsDoneWhatWasToldBeforeInItsOrder() {
    IntStream.range(0, 1_000).forEach(i -> writer.tell(() -> done.add(i)));
    writer.ask(() -> done.add("asked"));
    assertEquals(1_001, done.size());
    assertEquals(IntStream.range(0, 1_000).boxed().toList(), done.subList(0, 1_000));
  }

  @Test
  void aCommandMayAskAndTellOfMore() {
    writer.ask(() -> {
      writer.tell(() -> done.add("told"));
      writer.ask(() -> done.add("asked"));
    });
    writer.ask(() -> {});
    assertEquals(List.of("asked", "told"), done);
  }

  @Test
  void aCommandThatFailsHurtsNoOtherAndIsToldToWhoAsked() {
    writer.tell(() -> {
      throw new AssertionError("poison");
    });
    assertThrows(
        IllegalStateException.class,
        () ->
            writer.ask(() -> {
              throw new AssertionError("poison");
            }));
    writer.ask(() -> done.add("asked"));
    assertEquals(List.of("asked"), done);
  }

  @Test
  void ofACallThatIsStuckNewsIsDroppedCommandsAreKeptAndNobodyWaits() {
    var stuck = new CountDownLatch(1);
    writer.tell(() -> {
      try {
        stuck.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    IntStream.range(0, 5_000).forEach(i -> writer.offer(() -> done.add(i)));
    writer.tell(() -> done.add("told"));
    stuck.countDown();
    writer.ask(() -> {});
    assertEquals("told", done.removeLast());
    assertTrue(done.size() >= 4_095 && done.size() <= 4_096, () -> done.size() + " done");
  }
}
