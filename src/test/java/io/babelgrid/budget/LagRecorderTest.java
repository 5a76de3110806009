package io.babelgrid.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class LagRecorderTest {

  private static final long MS = 1_000_000L;
  private static final long MINUTE = 60_000 * MS;

  private final LagRecorder lags = new LagRecorder();

  @Test
  void quantilesAreOverAllWords() {
    for (int ms = 1; ms <= 100; ms++) {
      lags.record(ms * MS, 0);
    }
    LagRecorder.Distribution total = lags.total();
    assertEquals(100, total.words());
    assertEquals(50, total.p50Ms());
    assertEquals(90, total.p90Ms());
    assertEquals(100, total.maxMs());
  }

  @Test
  void minutesCountFromTheFirstWordWhereverTheClockStarts() {
    long startNs = Long.MAX_VALUE - MINUTE / 2;
    lags.record(2_000 * MS, startNs);
    lags.record(3_000 * MS, startNs + MINUTE - 1);
    lags.record(4_000 * MS, startNs + 2 * MINUTE);
    List<Long> words = lags.byMinute().stream().map(LagRecorder.Distribution::words).toList();
    assertEquals(List.of(2L, 0L, 1L), words);
    assertEquals(4_000, lags.byMinute().getLast().p50Ms(), 20);
  }

  @Test
  void noWordsAreNoLag() {
    assertEquals(new LagRecorder.Distribution(0, 0, 0, 0, 0), lags.total());
    assertEquals(List.of(), lags.byMinute());
  }

  @Test
  void aLagOfTwoClocksMayBeNegativeAndCountsAsNone() {
    lags.record(-5 * MS, 0);
    assertEquals(0, lags.total().maxMs());
  }
}
