package io.babelgrid.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.transport.PeerStats;
import org.junit.jupiter.api.Test;

class PathLossTest {

  private final PathLoss loss = new PathLoss();

  private double after(long received, long missed) {
    return loss.percent(
        new PeerStats(received, 0, missed, 0, 0, 0, 0, 0, 0, 0, Double.NaN, 0, Double.NaN, 0));
  }

  @Test
  void itIsUnknownWhileNothingComes() {
    assertEquals(Double.NaN, after(0, 0));
    assertEquals(Double.NaN, after(0, 0));
    assertEquals(0, after(50, 0));
  }

  @Test
  void itIsThatOfTheLastTenSeconds() {
    after(0, 0);
    assertEquals(2, after(100, 2), "repaired: it came in the end");
    for (int second = 2; second <= 10; second++) {
      after(100 * second, 2);
    }
    assertEquals(0, after(2_000, 2));
  }
}
