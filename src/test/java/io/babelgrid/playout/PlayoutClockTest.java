package io.babelgrid.playout;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.pipeline.Watchdog;
import io.babelgrid.synthesis.Phrase;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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

  @Test
  void aTrackThatThrowsIsClosedAndToldAndHurtsNoOther() {
    try (var clock = new PlayoutClock(NanoClock.system())) {
      var broken =
          new TestTrack(
              clock,
              () -> {
                throw new LinkageError("poison");
              });
      var sound = new TestTrack(clock, () -> {});
      await().until(() -> broken.failed.get() == 1 && broken.freed.get() == 1);
      int before = sound.frames.get();
      await().until(() -> sound.frames.get() > before + 3);
      assertEquals(1, clock.stats().tracks());
      assertEquals(1, clock.stats().failed());
    }
  }

  @Test
  void aTrackThatDoesNotComeBackIsLeftAndTheOthersGoOn() throws Exception {
    var gate = new CountDownLatch(1);
    try (var clock = new PlayoutClock(NanoClock.system())) {
      var stuck = new TestTrack(clock, () -> awaitQuietly(gate));
      await().until(() -> stuck.frames.get() == 1);
      var sound = new TestTrack(clock, () -> {});
      var watchdog = new Watchdog(0);
      for (long i = 1; i <= 4 * 3; i++) {
        watchdog.look(i * Watchdog.PERIOD_NS);
      }
      await().until(() -> sound.frames.get() > 3 && stuck.failed.get() == 1);
      assertEquals(0, stuck.freed.get(), "its encoder is in use");
      gate.countDown();
      await().until(() -> stuck.freed.get() == 1);
      assertEquals(1, clock.stats().tracks());
    }
  }

  @Test
  void theBeatWaitsForNoListener() {
    var gate = new CountDownLatch(1);
    try (var clock = new PlayoutClock(NanoClock.system())) {
      clock
          .telling(
              new TestTrack(clock, () -> {}) {
                @Override
                public void talking(boolean isTalking) {
                  awaitQuietly(gate);
                }
              })
          .talking(true);
      long before = clock.stats().beats();
      await().until(() -> clock.stats().beats() > before + 5);
      gate.countDown();
    }
  }

  private static void awaitQuietly(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A track in the beat whose encoder does something. */
  private static class TestTrack implements FrameEncoder, PlayoutListener {
    private final Runnable encoding;
    final AtomicInteger frames = new AtomicInteger();
    final AtomicInteger freed = new AtomicInteger();
    final AtomicInteger failed = new AtomicInteger();

    TestTrack(PlayoutClock clock, Runnable encoding) {
      this.encoding = encoding;
      clock.add(
          new PlayoutTrack(
              PlayoutConfig.standard(),
              0,
              this,
              (opus, ticks, start) -> {},
              clock.telling(this),
              LatencyLedger.standard(),
              NanoClock.system()));
    }

    @Override
    public byte[] encode(short[] pcm) {
      frames.incrementAndGet();
      encoding.run();
      return new byte[1];
    }

    @Override
    public void close() {
      freed.incrementAndGet();
    }

    @Override
    public void talking(boolean isTalking) {}

    @Override
    public void wordHeard(Phrase phrase, int word, long heardNs) {}

    @Override
    public void pause(Phrase phrase) {}

    @Override
    public void stretch(Phrase phrase) {}

    @Override
    public void underrun(Phrase phrase) {}

    @Override
    public void failed() {
      failed.incrementAndGet();
    }
  }
}
