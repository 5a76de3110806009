package io.babelgrid.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeReadinessTest {

  private final List<Status> seen = new ArrayList<>();
  private NodeReadiness readiness;

  /** Somebody is on the way elsewhere for a moment. */
  private final Drain move =
      new Drain() {
        private int looks = 3;

        @Override
        public boolean isLeaving() {
          seen.add(readiness.call().getStatus());
          return looks-- > 0;
        }
      };

  private final NodeLifecycle lifecycle =
      new NodeLifecycle(
          List.of(move), () -> 0, Duration.ofSeconds(40), Duration.ofSeconds(3), () -> {});

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aDrainTakesItAwayUnlessItIsToStayUntilEverybodyHasMoved(boolean stays) {
    readiness = new NodeReadiness(lifecycle, stays);
    assertEquals(Status.DOWN, readiness.call().getStatus());
    lifecycle.ready();
    assertEquals(Status.UP, readiness.call().getStatus());
    lifecycle.drain();
    Status draining = stays ? Status.UP : Status.DOWN;
    assertEquals(List.of(draining, draining, draining, draining), seen);
    lifecycle.stopped();
    assertEquals(Status.DOWN, readiness.call().getStatus());
  }

  @Test
  void aDrainThatIsCalledOffGivesItBack() {
    readiness = new NodeReadiness(lifecycle, false);
    lifecycle.ready();
    lifecycle.close();
    assertEquals(Status.DOWN, readiness.call().getStatus());
    lifecycle.reopen();
    assertEquals(Status.UP, readiness.call().getStatus());
  }
}
