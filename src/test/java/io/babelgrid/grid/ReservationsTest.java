package io.babelgrid.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.budget.Cost;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReservationsTest {

  private static final long S = 1_000_000_000L;

  private final UUID node = new UUID(0, 1);
  private final Reservations reservations = new Reservations(Duration.ofSeconds(5));

  @Test
  void whatIsHeldIsTheSumOfWhatWasMadeAndEndsByItself() {
    reservations.make(node, new Cost(0.5, 0.1, 10, 20), 0);
    reservations.make(node, Cost.ofCores(0.25), 2 * S);
    assertEquals(
        new Reservations.Held(2, new Cost(0.75, 0.1, 10, 20)), reservations.held(node, 4 * S));
    assertEquals(new Reservations.Held(1, Cost.ofCores(0.25)), reservations.held(node, 5 * S));
    assertEquals(Reservations.Held.NOTHING, reservations.held(node, 7 * S));
    assertEquals(Reservations.Held.NOTHING, reservations.held(new UUID(0, 2), 0));
  }
}
