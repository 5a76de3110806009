package io.babelgrid.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.Workload;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import org.junit.jupiter.api.Test;

public class LatencyMetersTest {

  private static final long MS = 1_000_000L;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final LatencyLedger ledger = LatencyLedger.standard();
  private long nowNs;
  private final LatencyMeters meters = new LatencyMeters(registry, ledger, () -> nowNs);

  @Test
  void theLastHalfMinuteIsToldForAsLongAsTheNodeRuns() {
    meters.register(new StartupEvent());
    assertEquals(0, recent());
    for (int hour = 0; hour < 3; hour++) {
      System.gc();
      nowNs += 60_000 * MS;
      recent();
      for (int frame = 0; frame < 100; frame++) {
        ledger.post(Workload.FORWARD, nowNs, nowNs + MS, nowNs + 2 * MS, nowNs + 4 * MS);
      }
      nowNs += 5_000 * MS;
      assertEquals(0.004, recent(), 0.0005);
    }
  }

  private double recent() {
    return registry
        .get("babelgrid.latency.recent.seconds")
        .tag("workload", "forward")
        .tag("quantile", "0.5")
        .gauge()
        .value();
  }
}
