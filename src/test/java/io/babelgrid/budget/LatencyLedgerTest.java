package io.babelgrid.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.LatencyLedger.Summary;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LatencyLedgerTest {

  private static final int FRAMES = 100_000;

  private final LatencyLedger ledger = LatencyLedger.standard();

  @Test
  void sharesAddUpToTheTotalToTheNanosecond() {
    var random = new Random(3);
    long expected = 0;
    for (int i = 0; i < FRAMES; i++) {
      long start = random.nextLong(1L << 50);
      long first = start + random.nextLong(-5_000, 10_000_000);
      long second = start + random.nextLong(-5_000, 10_000_000);
      long end = start + random.nextLong(20_000_000);
      expected += end - start;
      ledger.post(Workload.FORWARD, start, first, second, end);
    }
    Summary summary = ledger.summary(Workload.FORWARD);
    assertEquals(FRAMES, summary.total().count());
    assertEquals(expected, summary.total().sumNs());
    assertEquals(expected, sumOfShares(summary));
  }

  @Test
  void sharesOfManyStagesAddUpToo() {
    var random = new Random(4);
    long expected = 0;
    long[] stamps = new long[Workload.VOICE.stages().size() + 1];
    for (int i = 0; i < FRAMES; i++) {
      stamps[0] = random.nextLong(1L << 50);
      for (int k = 1; k < stamps.length; k++) {
        stamps[k] = stamps[k - 1] + random.nextLong(-100_000, 400_000_000);
      }
      expected += Math.max(0, stamps[stamps.length - 1] - stamps[0]);
      ledger.post(Workload.VOICE, stamps);
    }
    Summary summary = ledger.summary(Workload.VOICE);
    assertEquals(expected, summary.total().sumNs());
    assertEquals(expected, sumOfShares(summary));
  }

  @Test
  void aMissIsBlamedOnTheOneStageThatExceededItsShareMost() {
    var random = new Random(5);
    for (int i = 0; i < 10_000; i++) {
      long queue = random.nextLong(6_000_000);
      long decrypt = random.nextLong(2_000_000) + (i % 2 == 0 ? 20_000_000 : 0);
      long send = random.nextLong(2_000_000);
      ledger.post(Workload.FORWARD, 0, queue, queue + decrypt, queue + decrypt + send);
    }
    Summary summary = ledger.summary(Workload.FORWARD);
    assertEquals(5_000, summary.misses());
    assertEquals(5_000, stage(summary, Stage.DECRYPT).blamed());
    assertEquals(0, stage(summary, Stage.RECEIVE_QUEUE).blamed());
  }

  @Test
  void whatAPartIsChargedTheWholeIsToo() {
    LatencyLedger part = ledger.part();
    part.post(Workload.FORWARD, 0, 10, 20, 30);
    part.dropped(Workload.VOICE_FRAME, Stage.BEAT);
    ledger.post(Workload.FORWARD, 0, 1, 2, 3);
    assertEquals(30, part.summary(Workload.FORWARD).total().sumNs());
    assertEquals(33, ledger.summary(Workload.FORWARD).total().sumNs());
    assertEquals(1, stage(ledger.summary(Workload.VOICE_FRAME), Stage.BEAT).dropped());
  }

  @Test
  void aConfiguredBudgetKeepsItsSplit() {
    LatencyBudget half = Workload.FORWARD.standardBudget().scaledTo(Duration.ofMillis(10));
    var strict = new LatencyLedger(Map.of(Workload.FORWARD, half));
    strict.post(Workload.FORWARD, 0, 7_000_000, 8_000_000, 11_000_000);
    Summary summary = strict.summary(Workload.FORWARD);
    assertEquals(1, summary.misses());
    assertEquals(1, stage(summary, Stage.RECEIVE_QUEUE).blamed(), "1 ms over its 6, send 1 over 2");
  }

  @Test
  void aBudgetWithAnotherNumberOfSharesIsRefused() {
    var budget = new LatencyBudget(List.of(Duration.ofMillis(1)));
    assertThrows(
        IllegalArgumentException.class, () -> new LatencyLedger(Map.of(Workload.FORWARD, budget)));
    assertTrue(Workload.VOICE.standardBudget().total().compareTo(Duration.ofSeconds(5)) < 0);
  }

  private static long sumOfShares(Summary summary) {
    return summary.stages().values().stream().mapToLong(share -> share.took().sumNs()).sum();
  }

  private static LatencyLedger.Share stage(Summary summary, Stage stage) {
    return Objects.requireNonNull(summary.stages().get(stage));
  }
}
