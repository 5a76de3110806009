package io.babelgrid.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class SerialExecutorTest {

  private final List<String> done = new ArrayList<>();

  @Test
  void aTaskThatThrowsAnErrorHurtsNoOther() {
    var serial = new SerialExecutor(Runnable::run, 4);
    serial.execute(() -> {
      throw new StackOverflowError();
    });
    serial.execute(() -> done.add("next"));
    assertEquals(List.of("next"), done);
  }

  @Test
  void aThreadThatCannotBeHadIsAskedForAgain() {
    var refusals = new ArrayList<>(List.of("no"));
    Executor threads =
        task -> {
          if (!refusals.isEmpty()) {
            refusals.removeLast();
            throw new OutOfMemoryError("unable to create native thread");
          }
          task.run();
        };
    var serial = new SerialExecutor(threads, 4);
    assertThrows(OutOfMemoryError.class, () -> serial.execute(() -> done.add("first")));
    serial.execute(() -> done.add("second"));
    assertEquals(List.of("first", "second"), done);
  }
}
