package io.babelgrid.perf.relay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ImpairmentTest {

  private static final int DATAGRAMS = 20_000;
  private static final long MS = 1_000_000;
  private static final long EVERY_NS = 5 * MS;

  private static final NetworkConditions BAD =
      new NetworkConditions(0.05, 3, Duration.ofMillis(80), Duration.ofMillis(40), 0.01, 0.02, 0);

  @Test
  void theSameSeedDecidesTheSame() {
    assertArrayEquals(arrivals(BAD, 7), arrivals(BAD, 7));
    assertTrue(!Arrays.equals(arrivals(BAD, 7), arrivals(BAD, 8)));
  }

  @Test
  void whatIsLostIsTheShareAskedForInBurstsOfTheLengthAskedFor() {
    long[] arrivals = arrivals(BAD, 1);
    long lost = LongStream.of(arrivals).filter(each -> each == Impairment.LOST).count();
    long bursts = 0;
    for (int i = 1; i < DATAGRAMS; i++) {
      bursts += arrivals[i] == Impairment.LOST && arrivals[i - 1] != Impairment.LOST ? 1 : 0;
    }
    assertEquals(0.05, lost / (double) DATAGRAMS, 0.008);
    assertEquals(3, lost / (double) bursts, 0.4);
  }

  @Test
  void whatArrivesTakesTheTimeAskedForAndMostlyKeepsItsOrder() {
    long[] arrivals = arrivals(BAD, 2);
    long before = Long.MIN_VALUE;
    long overtaken = 0;
    long arrived = 0;
    for (int i = 0; i < DATAGRAMS; i++) {
      if (arrivals[i] != Impairment.LOST) {
        double tookMs = (arrivals[i] - i * EVERY_NS) / (double) MS;
        assertTrue(tookMs >= 40 && tookMs <= 160, () -> tookMs + " ms");
        arrived++;
        overtaken += arrivals[i] < before ? 1 : 0;
        before = Math.max(before, arrivals[i]);
      }
    }
    // A late one is overtaken by those of 40 ms; each of them comes before it.
    assertTrue(overtaken > 0.01 * arrived, overtaken + " were overtaken");
  }

  @Test
  void aNarrowLinkHoldsBackAndThenDrops() {
    long bitsPerSecond = 8 * 100 * 100;
    var narrow = new NetworkConditions(0, 1, Duration.ZERO, Duration.ZERO, 0, 0, bitsPerSecond);
    var impairment = new Impairment(narrow, 1);
    assertEquals(10 * MS, impairment.arrivalNs(100, 0));
    assertEquals(20 * MS, impairment.arrivalNs(100, 0));
    long dropped =
        LongStream.range(0, 100)
            .map(_ -> impairment.arrivalNs(100, 0))
            .filter(each -> each == Impairment.LOST)
            .count();
    assertEquals(71, dropped);
    assertEquals(1_010 * MS, impairment.arrivalNs(100, 1_000 * MS));
  }

  @Test
  void aGoodNetworkDoesNothing() {
    long[] arrivals = arrivals(NetworkConditions.NONE, 3);
    assertArrayEquals(LongStream.range(0, DATAGRAMS).map(i -> i * EVERY_NS).toArray(), arrivals);
  }

  @Test
  void impossibleNetworksAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> loses(1.2, 1));
    assertThrows(IllegalArgumentException.class, () -> loses(0.1, 0.5));
    assertThrows(
        IllegalArgumentException.class,
        () -> new NetworkConditions(0, 1, Duration.ofMillis(1), Duration.ofMillis(2), 0, 0, 0));
  }

  private static NetworkConditions loses(double loss, double burst) {
    return new NetworkConditions(loss, burst, Duration.ZERO, Duration.ZERO, 0, 0, 0);
  }

  private static long[] arrivals(NetworkConditions conditions, long seed) {
    var impairment = new Impairment(conditions, seed);
    return LongStream.range(0, DATAGRAMS)
        .map(i -> impairment.arrivalNs(200, i * EVERY_NS))
        .toArray();
  }
}
