package io.babelgrid.pipeline;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class PromptThreadTest {

  private static final int SCHED_OTHER = 0;
  private static final int SCHED_RR = 2;

  /** The kernel says what it uses, where it has been built to: "se.slice : 1000000". */
  @Test
  void theKernelTakesTheShorterSlice() throws Exception {
    boolean[] done = new boolean[1];
    Optional<?>[] slice = new Optional<?>[1];
    Thread thread =
        Thread.ofPlatform()
            .start(() -> {
              done[0] = PromptThread.shorten();
              slice[0] = slice();
            });
    thread.join();
    Assumptions.assumeTrue(done[0], "this system refuses");
    slice[0].ifPresent(value -> assertTrue(value.equals(1_000_000L), "slice " + value));
  }

  @Test
  void aVirtualThreadIsLeftAlone() throws Exception {
    boolean[] done = {true};
    Thread.ofVirtual().start(() -> done[0] = PromptThread.shorten()).join();
    assertFalse(done[0]);
  }

  @Test
  void threadsOfARealTimeThreadAreOrdinaryOnes() throws Exception {
    int[] policies = new int[2];
    Thread thread =
        Thread.ofPlatform()
            .start(() -> {
              PromptThread.claimRealTime();
              policies[0] = policy();
              var child = Thread.ofPlatform().start(() -> policies[1] = policy());
              assertDoesNotThrow(() -> child.join());
            });
    thread.join();
    Assumptions.assumeTrue(policies[0] == SCHED_RR, "this system refuses");
    assertEquals(SCHED_OTHER, policies[1]);
  }

  /** Field 41 of proc(5)'s stat; the name, field 2, may hold blanks. Without Linux: -1. */
  private static int policy() {
    try {
      String stat = Files.readString(Path.of("/proc/thread-self/stat"));
      String[] fromThird = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return Integer.parseInt(fromThird[41 - 3]);
    } catch (IOException e) {
      return -1;
    }
  }

  private static Optional<Long> slice() {
    try {
      return Files.readAllLines(Path.of("/proc/thread-self/sched")).stream()
          .filter(line -> line.startsWith("se.slice"))
          .map(line -> Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
