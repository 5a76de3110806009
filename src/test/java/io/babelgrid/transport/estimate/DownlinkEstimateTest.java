package io.babelgrid.transport.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.transport.rtp.ArrivalReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DownlinkEstimateTest {

  private static final long MS = 1_000_000;
  private static final int BYTES = 1_000;
  private static final long WAY_NS = 20 * MS;

  private final Departures departures = new Departures();
  private final DownlinkEstimate estimate = new DownlinkEstimate(departures);
  private final Random random = new Random(5);
  private final List<Long> arrivals = new ArrayList<>();
  private long nowNs = 1_000 * MS;
  private long freeNs;
  private int base;

  /** Sends evenly over a line with a queue, with feedback each 100 ms. */
  private void run(int ms, long sendBits, long lineBits, double loss, double jitterMs) {
    long untilNs = nowNs + ms * MS;
    long feedbackNs = nowNs + 100 * MS;
    while (nowNs < untilNs) {
      departures.next(BYTES, nowNs);
      freeNs = Math.max(freeNs, nowNs) + BYTES * 8_000_000_000L / lineBits;
      long jitterNs = (long) (random.nextDouble() * jitterMs * MS);
      arrivals.add(random.nextDouble() < loss ? ArrivalReport.LOST : freeNs + WAY_NS + jitterNs);
      nowNs += BYTES * 8_000_000_000L / sendBits;
      if (nowNs >= feedbackNs) {
        report();
        feedbackNs += 100 * MS;
      }
    }
  }

  private void report() {
    long[] all = arrivals.stream().mapToLong(each -> each).toArray();
    estimate.onFeedback(new ArrivalReport(base & 0xFFFF, all), nowNs);
    base += all.length;
    arrivals.clear();
  }

  @Test
  void nothingIsKnownBeforeTheFirstFeedback() {
    assertEquals(0, estimate.bitsPerSecond());
    run(200, 1_000_000, 50_000_000, 0, 0);
    assertEquals(DownlinkEstimate.START, estimate.bitsPerSecond());
  }

  @Test
  void aWideLineIsFoundAsSoonAsMoreIsSent() {
    run(3_000, 1_000_000, 50_000_000, 0, 1);
    assertEquals(1_500_000, estimate.bitsPerSecond(), 100_000);
    run(2_000, 4_000_000, 50_000_000, 0, 1);
    assertEquals(6_000_000, estimate.bitsPerSecond(), 400_000);
  }

  @Test
  void aQueueThatGrowsIsNoticedBeforeItIsLong() {
    run(2_000, 700_000, 800_000, 0, 1);
    run(1_500, 1_200_000, 800_000, 0, 1);
    assertEquals(680_000, estimate.bitsPerSecond(), 90_000);
  }

  @Test
  void anUnsteadyWayIsNoNarrowOne() {
    run(10_000, 1_000_000, 50_000_000, 0, 12);
    assertTrue(estimate.bitsPerSecond() > 1_000_000, "" + estimate.bitsPerSecond());
  }

  @Test
  void aLittleLossIsNoReasonAndMuchIs() {
    run(5_000, 1_000_000, 50_000_000, 0.03, 1);
    assertTrue(estimate.bitsPerSecond() >= 1_400_000, "" + estimate.bitsPerSecond());
    run(5_000, 1_000_000, 50_000_000, 0.30, 1);
    assertTrue(estimate.bitsPerSecond() < 700_000, "" + estimate.bitsPerSecond());
  }

  @Test
  void numbersBeginAnewAfterAllOfSixteenBits() {
    run(70_000, 8_000_000, 50_000_000, 0, 1);
    assertTrue(base > 65_536);
    assertEquals(12_000_000, estimate.bitsPerSecond(), 1_000_000);
  }

  @Test
  void whatWasSentAgainAfterLaterPacketsSaysNothingOfAQueue() {
    for (int round = 0; round < 30; round++) {
      long[] all = new long[10];
      for (int i = 0; i < 10; i++) {
        departures.next(BYTES, nowNs);
        all[i] = nowNs + WAY_NS;
        nowNs += 10 * MS;
      }
      all[3] += 55 * MS + round * MS;
      estimate.onFeedback(new ArrivalReport(round * 10, all), nowNs);
    }
    assertEquals(DownlinkEstimate.START, estimate.bitsPerSecond());
  }
}
