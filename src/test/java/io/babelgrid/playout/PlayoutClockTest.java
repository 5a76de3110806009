package io.babelgrid.playout;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.babelgrid.pipeline.NanoClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PlayoutClockTest {

  private final AtomicBoolean firstStandsStill = new AtomicBoolean();

  /** Holds the first thread up where a core that stands still does: before it knows the time. */
  private final NanoClock time =
      () -> {
        while (firstStandsStill.get() && Thread.currentThread().getName().equals("playout")) {
          LockSupport.parkNanos(1_000_000);
        }
        return System.nanoTime();
      };

  @Test
  void eachBeatIsMadeOnceWhoeverMakesIt() throws InterruptedException {
    try (var clock = new PlayoutClock(NanoClock.system())) {
      Thread.sleep(500);
      long startNs = System.nanoTime();
      long before = clock.stats().beats();
      Thread.sleep(1_000);
      double due = (System.nanoTime() - startNs) / 20e6;
      assertEquals(due, clock.stats().beats() - before, 3);
    }
  }

  @Test
  void theSecondThreadBeatsWhileTheFirstStandsStill() {
    assumeTrue(Runtime.getRuntime().availableProcessors() > 1);
    try (var clock = new PlayoutClock(time)) {
      await().atMost(Duration.ofSeconds(5)).until(() -> clock.stats().beats() > 20);
      firstStandsStill.set(true);
      long before = clock.stats().standIns();
      await().atMost(Duration.ofSeconds(5)).until(() -> clock.stats().standIns() > before + 20);
      firstStandsStill.set(false);
    }
  }
}
