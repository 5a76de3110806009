package io.babelgrid.pipeline;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WatchdogTest {

  private static final long SECOND_NS = 1_000_000_000;

  private final AtomicInteger ended = new AtomicInteger();
  private final Pulse pulse = Pulse.open(Pulse.Kind.PEER, "peer of a test", ended::incrementAndGet);
  private long nowNs = 7;
  private final Watchdog watchdog = new Watchdog(nowNs, () -> List.of(pulse));

  @AfterEach
  void close() {
    pulse.close();
  }

  @Test
  void aLoopThatDoesNotComeRoundForTwoSecondsIsEndedOnce() {
    pulse.beat();
    lookFor(SECOND_NS * 19 / 10);
    assertEquals(0, watchdog.stuck(Pulse.Kind.PEER).sum());
    lookFor(SECOND_NS * 10);
    await().until(() -> ended.get() > 0);
    assertEquals(1, watchdog.stuck(Pulse.Kind.PEER).sum());
    assertEquals(1, ended.get());
  }

  @Test
  void aLoopThatComesRoundOrWaitsForWorkIsNotStuck() {
    for (int i = 0; i < 20; i++) {
      pulse.beat();
      lookFor(SECOND_NS);
    }
    pulse.rest();
    lookFor(20 * SECOND_NS);
    assertEquals(0, watchdog.stuck(Pulse.Kind.PEER).sum());
    assertEquals(0, watchdog.longestNs(Pulse.Kind.PEER));
  }

  @Test
  void howLongATurnHasTakenIsToldPerKind() {
    pulse.beat();
    lookFor(SECOND_NS);
    long longestNs = watchdog.longestNs(Pulse.Kind.PEER);
    assertEquals(0.75, longestNs / 1e9, 0.26);
    assertEquals(0, watchdog.longestNs(Pulse.Kind.LANE));
  }

  @Test
  void aMachineThatSleptIsNoReasonToEndAnything() {
    pulse.beat();
    lookFor(SECOND_NS);
    nowNs += 3_600 * SECOND_NS;
    watchdog.look(nowNs);
    assertEquals(0, watchdog.stuck(Pulse.Kind.PEER).sum());
  }

  @Test
  void aLoopThatCameBackAndIsStuckAgainCountsAgain() {
    pulse.beat();
    lookFor(3 * SECOND_NS);
    pulse.beat();
    lookFor(3 * SECOND_NS);
    assertEquals(2, watchdog.stuck(Pulse.Kind.PEER).sum());
  }

  private void lookFor(long ns) {
    for (long end = nowNs + ns; nowNs < end; ) {
      nowNs += Watchdog.PERIOD_NS;
      watchdog.look(nowNs);
    }
  }
}
