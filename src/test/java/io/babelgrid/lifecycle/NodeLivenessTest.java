package io.babelgrid.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.pipeline.Pulse;
import io.babelgrid.pipeline.Watchdog;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

public class NodeLivenessTest {

  private long nowNs;
  private final Watchdog watchdog = new Watchdog(0);
  private final NodeLiveness liveness = new NodeLiveness(watchdog, () -> nowNs);

  @Test
  void aNodeWhoseBeatStandsStillForASecondIsNotAlive() {
    try (Pulse beat = Pulse.open(Pulse.Kind.CLOCK, "beat of a test", () -> {})) {
      beat.beat();
      lookFor(500);
      assertEquals(Status.UP, liveness.call().getStatus());
      lookFor(1_000);
      assertEquals(Status.DOWN, liveness.call().getStatus());
      beat.beat();
      lookFor(250);
      assertEquals(Status.UP, liveness.call().getStatus());
    }
  }

  @Test
  void aLaneMayComputeForNineSecondsAndNotForEleven() {
    try (Pulse lane = Pulse.open(Pulse.Kind.LANE, "lane of a test", () -> {})) {
      lane.beat();
      lookFor(9_000);
      assertEquals(Status.UP, liveness.call().getStatus());
      lookFor(2_000);
      assertEquals(Status.DOWN, liveness.call().getStatus());
      lane.rest();
      lookFor(250);
      assertEquals(Status.UP, liveness.call().getStatus());
    }
  }

  @Test
  void aPeerInTroubleIsNoReasonToRestartTheNode() {
    try (Pulse peer = Pulse.open(Pulse.Kind.PEER, "peer of a test", () -> {})) {
      peer.beat();
      lookFor(60_000);
      assertEquals(Status.UP, liveness.call().getStatus());
    }
  }

  @Test
  void aWatchdogThatLooksNoMoreIsNoLife() {
    lookFor(1_000);
    nowNs += 4_000_000_000L;
    assertEquals(Status.DOWN, liveness.call().getStatus());
  }

  private void lookFor(long ms) {
    for (long end = nowNs + ms * 1_000_000; nowNs < end; ) {
      nowNs += Watchdog.PERIOD_NS;
      watchdog.look(nowNs);
    }
  }
}
