package io.babelgrid.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AllowancesTest {

  private static final long S = 1_000_000_000L;

  private final Allowances<String> buckets = new Allowances<>(5, 20, 100);

  private int takes(String network, int tries, long nowNs) {
    int taken = 0;
    for (int i = 0; i < tries; i++) {
      taken += buckets.take(network, nowNs) ? 1 : 0;
    }
    return taken;
  }

  @Test
  void aCallerHasItsRateAndOthersDoNotNotice() {
    assertEquals(20, takes("a", 90, 0));
    assertTrue(buckets.take("b", 0));
    assertEquals(5, takes("a", 90, S));
    assertEquals(20, takes("a", 90, 100 * S));
  }

  @Test
  void callersAreForgottenOldestFirst() {
    takes("a", 20, 0);
    for (int i = 0; i < 99; i++) {
      buckets.take("other-" + i, 0);
    }
    assertFalse(buckets.take("a", 0), "remembered, and now the newest");
    buckets.take("one more", 0);
    assertFalse(buckets.take("a", 0));
    for (int i = 0; i < 10_000; i++) {
      buckets.take("stranger-" + i, 0);
    }
    assertEquals(100, buckets.size());
  }
}
