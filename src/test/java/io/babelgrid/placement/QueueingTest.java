package io.babelgrid.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against what was worked out by hand from Erlang's formulas. */
class QueueingTest {

  private static double power(double base, int exponent) {
    double product = 1;
    for (int i = 0; i < exponent; i++) {
      product *= base;
    }
    return product;
  }

  private static double factorial(int n) {
    double product = 1;
    for (int i = 2; i <= n; i++) {
      product *= i;
    }
    return product;
  }

  @Test
  void onePlaceIsTakenForItsLoadOverOneMore() {
    assertEquals(0.5, Queueing.blocked(1, 1), 1e-12);
    assertEquals(0.2, Queueing.blocked(2, 1), 1e-12);
    assertEquals(1 / 16.0, Queueing.blocked(3, 1), 1e-12);
  }

  @Test
  void oneLaneWaitsAsOneServerDoes() {
    // M/M/1 at 0.8: P(wait) = 0.8, mean 0.8 / (1 - 0.8) = 4 services, p99 ln(80) / 0.2 = 21.9.
    assertEquals(0.8, Queueing.waiting(1, 0.8), 1e-12);
    assertEquals(400, Queueing.meanMs(1, 0.8, 100), 1e-6);
    assertEquals(2_191, Queueing.p99Ms(1, 0.8, 100), 1);
  }

  @Test
  void twoLanesWaitAsTwoServersDo() {
    // M/M/2 at a = 1: P(wait) = 1/3, mean (1/3) / (2 - 1).
    assertEquals(1 / 3.0, Queueing.waiting(2, 1), 1e-12);
    assertEquals(100 / 3.0, Queueing.meanMs(2, 1, 100), 1e-9);
  }

  @ParameterizedTest
  @CsvSource({"6, 3", "8, 6.8", "12, 8.4", "40, 34", "100, 83"})
  void theRecursionIsTheSum(int places, double offered) {
    double sum = 0;
    for (int n = 0; n < places; n++) {
      sum += power(offered, n) / factorial(n);
    }
    double all = power(offered, places) / factorial(places);
    assertEquals(all / (sum + all), Queueing.blocked(places, offered), 1e-9);
    double queued = all * places / (places - offered);
    assertEquals(queued / (sum + queued), Queueing.waiting(places, offered), 1e-9);
  }

  @ParameterizedTest
  @CsvSource({"700, 680", "1000, 900", "1000, 1100", "8000, 7900"})
  void theRecursionMayBeginLate(int places, double offered) {
    double inverse = 1;
    for (int n = 1; n <= places; n++) {
      inverse = 1 + inverse * n / offered;
    }
    assertEquals(1 / inverse, Queueing.blocked(places, offered), 1e-9 / inverse);
  }

  @ParameterizedTest
  @CsvSource({"6, 0.31", "12, 0.48", "40, 0.72", "100, 0.83", "800, 0.96"})
  void smallPoolsCanUseLittleOfThemselves(int places, double share) {
    double usable = 0;
    while (Queueing.blocked(places, (usable + 0.001) * places) <= 0.01) {
      usable += 0.001;
    }
    double carried = usable * 0.99;
    assertEquals(share, carried, 0.02, "of " + places);
  }

  @Test
  void whatIsMoreThanThereIsWaitsForEver() {
    assertEquals(1, Queueing.waiting(4, 5));
    assertEquals(Double.POSITIVE_INFINITY, Queueing.p99Ms(4, 4, 100));
    assertEquals(0, Queueing.blocked(4, 0));
    assertEquals(0, Queueing.p99Ms(4, 0.1, 100), "hardly anybody waits");
  }

  @Test
  void whereThreeDeviationsAreToSpareFewerThanOneInAHundredWait() {
    for (int lanes = 10; lanes < 3_000; lanes += 7) {
      double offered = lanes - 3 * Math.sqrt(lanes);
      assertTrue(Queueing.waiting(lanes, offered) < 0.01, "of " + lanes);
    }
  }

  @Test
  void moreLoadNeverWaitsLessAndMoreLanesNeverMore() {
    for (int lanes = 1; lanes < 64; lanes++) {
      double before = 0;
      for (double busy = 0.05; busy < 1; busy += 0.05) {
        double waitMs = Queueing.p99Ms(lanes, busy * lanes, 100);
        assertTrue(waitMs >= before, lanes + " lanes at " + busy);
        assertTrue(waitMs >= Queueing.p99Ms(lanes + 1, busy * (lanes + 1), 100));
        before = waitMs;
      }
    }
  }
}
