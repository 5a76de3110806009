package io.babelgrid.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class CoreHalfTest {

  @Test
  void theHalvesShareNoCoreAndLeaveNoneOut() {
    assertEquals(cores(0, 2), CoreHalf.LOWER.of(cores(0, 2, 5, 9)));
    assertEquals(cores(5, 9), CoreHalf.UPPER.of(cores(0, 2, 5, 9)));
    assertEquals(cores(3), CoreHalf.LOWER.of(cores(3, 64, 65)));
    assertEquals(cores(64, 65), CoreHalf.UPPER.of(cores(3, 64, 65)));
  }

  @Test
  void aSingleCoreHasNoHalves() {
    assertEquals(cores(), CoreHalf.LOWER.of(cores(7)));
    assertEquals(cores(), CoreHalf.UPPER.of(cores(7)));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aThreadIsKeptOnItsHalf() {
    BitSet all = allowed();
    BitSet lower = kept(CoreHalf.LOWER);
    BitSet upper = kept(CoreHalf.UPPER);
    assertEquals(all, allowed(), "another thread was moved");
    if (all.cardinality() > 1) {
      assertEquals(CoreHalf.LOWER.of(all), lower);
      assertEquals(CoreHalf.UPPER.of(all), upper);
    }
  }

  private static BitSet kept(CoreHalf half) {
    var cores = new CompletableFuture<BitSet>();
    Thread.ofPlatform()
        .start(() -> {
          boolean kept = half.claim();
          BitSet now = allowed();
          assertTrue(kept || now.cardinality() == 1);
          cores.complete(now);
        });
    return cores.orTimeout(10, TimeUnit.SECONDS).join();
  }

  /** Of the calling thread, as in {@code Cpus_allowed_list: 0-1,4}. */
  private static BitSet allowed() {
    var allowed = new BitSet();
    try {
      String list =
          Files.readAllLines(Path.of("/proc/thread-self/status")).stream()
              .filter(line -> line.startsWith("Cpus_allowed_list:"))
              .map(line -> line.substring(line.indexOf(':') + 1).strip())
              .findFirst()
              .orElseThrow();
      for (String range : list.split(",")) {
        String[] ends = range.split("-");
        allowed.set(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]) + 1);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return allowed;
  }

  private static BitSet cores(int... cores) {
    var set = new BitSet();
    for (int core : cores) {
      set.set(core);
    }
    return set;
  }
}
