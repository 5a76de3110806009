package io.babelgrid.playout;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.pipeline.Watchdog;
import io.babelgrid.synthesis.Phrase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
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
  void aBeatIsThereForFourCores() {
    assertEquals(1, PlayoutClock.beatsFor(1));
    assertEquals(1, PlayoutClock.beatsFor(2));
    assertEquals(1, PlayoutClock.beatsFor(7));
    assertEquals(4, PlayoutClock.beatsFor(16));
  }

  @Test
  void everyTrackIsBeatenByExactlyOneOfSeveralBeatsAndStaysInCadence() {
    try (var clock = new PlayoutClock(NanoClock.system(), 3)) {
      List<TestTrack> tracks = new ArrayList<>();
      for (int i = 0; i < 9; i++) {
        tracks.add(new TestTrack(clock, () -> {}));
      }
      await().until(() -> tracks.stream().allMatch(track -> track.rtpTicks.size() >= 25));
      Map<Set<String>, Long> shares =
          tracks.stream().collect(Collectors.groupingBy(TestTrack::beat, Collectors.counting()));
      assertEquals(
          Map.of(Set.of("playout"), 3L, Set.of("playout.1"), 3L, Set.of("playout.2"), 3L), shares);
      for (TestTrack track : tracks) {
        List<Long> sent = List.copyOf(track.rtpTicks);
        long missed = sent.getLast() / 960 + 1 - sent.size();
        assertEquals(sent.stream().sorted().distinct().toList(), sent);
        assertTrue(missed <= clock.stats().skipped(), () -> missed + " of " + sent);
      }
      PlayoutClock.Stats stats = clock.stats();
      assertEquals(9, stats.tracks());
      assertTrue(stats.beats() >= 3 * 25, stats::toString);
      assertEquals(0, stats.failed());
    }
  }

  @Test
  void aTrackThatLeavesMakesRoomForTheNext() {
    try (var clock = new PlayoutClock(NanoClock.system(), 2)) {
      var first = new TestTrack(clock, () -> {});
      var second = new TestTrack(clock, () -> {});
      clock.remove(first.track);
      var third = new TestTrack(clock, () -> {});
      await().until(() -> second.frames.get() > 3 && third.frames.get() > 3);
      assertEquals(Set.of("playout.1"), second.beat());
      assertEquals(Set.of("playout"), third.beat());
      assertEquals(1, first.freed.get());
    }
  }

  @Test
  void theTracksOfAStuckBeatAreTakenOverByItsSuccessorAndOtherBeatsGoOn() {
    var gate = new CountDownLatch(1);
    try (var clock = new PlayoutClock(NanoClock.system(), 2)) {
      var stuck = new TestTrack(clock, () -> awaitQuietly(gate));
      var elsewhere = new TestTrack(clock, () -> {});
      var beside = new TestTrack(clock, () -> {});
      await().until(() -> stuck.frames.get() == 1);
      int before = beside.frames.get();
      var watchdog = new Watchdog(0);
      for (long i = 1; i <= 4 * 3; i++) {
        int seen = elsewhere.frames.get();
        await().until(() -> elsewhere.frames.get() > seen);
        watchdog.look(i * Watchdog.PERIOD_NS);
      }
      await().until(() -> beside.frames.get() > before + 3 && stuck.failed.get() == 1);
      assertEquals(Set.of("playout"), beside.beat());
      assertEquals(Set.of("playout.1"), elsewhere.beat());
      assertEquals(0, elsewhere.failed.get());
      assertEquals(new Counted(2, 1), new Counted(clock.stats().tracks(), clock.stats().failed()));
      gate.countDown();
      await().until(() -> stuck.freed.get() == 1);
    }
  }

  private record Counted(int tracks, long failed) {}

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
    final List<Long> rtpTicks = new CopyOnWriteArrayList<>();
    final Set<String> threads = ConcurrentHashMap.newKeySet();
    final PlayoutTrack track;

    TestTrack(PlayoutClock clock, Runnable encoding) {
      this.encoding = encoding;
      track =
          new PlayoutTrack(
              PlayoutConfig.standard(),
              0,
              this,
              (opus, ticks, start) -> rtpTicks.add(ticks),
              clock.telling(this),
              LatencyLedger.standard(),
              NanoClock.system());
      clock.add(track);
    }

    /** The beats that used it; a stand-in is of the same beat. */
    Set<String> beat() {
      return threads.stream().map(name -> name.replaceFirst("-2$", "")).collect(Collectors.toSet());
    }

    @Override
    public byte[] encode(short[] pcm) {
      threads.add(Thread.currentThread().getName());
      frames.incrementAndGet();
      encoding.run();
      return new byte[3];
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
