package io.babelgrid.transport.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RetransmissionBudgetTest {

  private static final long MS = 1_000_000;
  private static final int BYTES = 1_200;

  private final RetransmissionBudget budget = new RetransmissionBudget();

  private int spendAll(long nowNs) {
    int bytes = 0;
    while (budget.allows(nowNs)) {
      budget.spend(BYTES);
      bytes += BYTES;
    }
    return bytes;
  }

  @Test
  void aQuarterOfWhatWasSentMayBeSentAgain() {
    budget.sample(0, 0, 0);
    budget.sample(1_000_000, 0, 1_000 * MS);
    spendAll(1_000 * MS);
    int again = 0;
    for (int ms = 1_001; ms <= 2_000; ms++) {
      again += spendAll(ms * MS);
    }
    assertEquals(250_000, again, BYTES);
  }

  @Test
  void whereLittleIsSentThreeHundredKilobitMayBe() {
    budget.sample(0, 0, 0);
    budget.sample(1_000, 0, 1_000 * MS);
    assertEquals(37_500, spendAll(1_000 * MS), BYTES);
    assertEquals(37_500, spendAll(2_000 * MS), BYTES);
    assertEquals(37_500, spendAll(60_000 * MS), BYTES, "a long pause saves nothing up");
  }

  @Test
  void whatIsSentAgainEarnsNothing() {
    budget.sample(0, 0, 0);
    long sent = 0;
    int again = 0;
    for (int second = 1; second <= 20; second++) {
      sent += 1_000_000 + again;
      budget.sample(sent, 0, second * 1_000 * MS);
      again = spendAll(second * 1_000 * MS);
      assertTrue(again <= 250_000 + BYTES, "sent again " + again);
    }
  }

  @Test
  void aPacketIsRepeatedOnceAShortestRoundTrip() {
    assertEquals(10 * MS, budget.intervalNs());
    budget.sample(0, 3 * MS, 0);
    assertEquals(10 * MS, budget.intervalNs());
    RetransmissionBudget far = new RetransmissionBudget();
    far.sample(0, 120 * MS, 0);
    far.sample(0, 300 * MS, 1_000 * MS);
    assertEquals(120 * MS, far.intervalNs());
  }

  /** One picture of 640x480, a way of 100 ms, 5 % lost in bursts of five on average. */
  @Test
  void lossOfFivePercentInBurstsIsRepairedAndNearlyAllOfItTwice() {
    SplittableRandom random = new SplittableRandom(4);
    boolean bad = false;
    long sent = 0;
    int refused = 0;
    int copiesRefused = 0;
    PriorityQueue<Long> requests = new PriorityQueue<>();
    for (int i = 0; i < 150 * 300; i++) {
      long nowNs = i * 1_000 * MS / 150;
      if (i % 150 == 0) {
        budget.sample(sent, 100 * MS, nowNs);
      }
      sent += BYTES;
      bad = random.nextDouble() < (bad ? 0.8 : 0.0105);
      if (bad) {
        requests.add(nowNs + 110 * MS);
      }
      while (!requests.isEmpty() && requests.peek() <= nowNs) {
        requests.remove();
        if (!budget.allows(nowNs)) {
          refused++;
          continue;
        }
        budget.spend(BYTES);
        sent += BYTES;
        if (budget.allowsCopy(nowNs)) {
          budget.spend(BYTES);
          sent += BYTES;
        } else {
          copiesRefused++;
        }
        if (random.nextDouble() < 0.0025) {
          requests.add(nowNs + 110 * MS);
        }
      }
    }
    // Of some 2250; the browser asks for these again a round trip later.
    assertTrue(refused <= 2, "refused " + refused);
    assertTrue(copiesRefused <= 112, "copies refused " + copiesRefused);
  }
}
