package io.babelgrid.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.transport.PeerStats;
import org.junit.jupiter.api.Test;

class PathLossTest {

  private final PathLoss loss = new PathLoss();

  private double after(long received, long lost) {
    return loss.percent(
        new PeerStats(received, lost, 0, 0, 0, 0, 0, 0, 0, Double.NaN, 0, Double.NaN, 0));
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
    assertEquals(2, after(98, 2));
    for (int second = 2; second <= 10; second++) {
      after(98 + 100 * second, 2);
    }
    assertEquals(0, after(2_000, 2));
  }

  @Test
  void whatWasTakenForLostAndCameIsNone() {
    after(0, 0);
    after(100, 5);
    assertEquals(0, after(205, 0));
  }
}
