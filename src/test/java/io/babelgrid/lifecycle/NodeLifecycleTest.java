package io.babelgrid.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

public class NodeLifecycleTest {

  private static final long STEP_NS = 100_000_000;

  private final List<String> events = new ArrayList<>();
  private long nowNs;
  private long saidUntilNs;

  private final Drain broken =
      new Drain() {
        @Override
        public void begin() {
          throw new LinkageError("poison");
        }

        @Override
        public boolean busy() {
          throw new LinkageError("poison");
        }
      };

  private final Drain voices =
      new Drain() {
        @Override
        public void begin() {
          events.add("goodbye in state " + lifecycle.state() + lifecycle.takesNewcomers());
        }

        @Override
        public boolean busy() {
          return nowNs < saidUntilNs;
        }
      };

  private final NodeLifecycle lifecycle =
      new NodeLifecycle(
          List.of(broken, voices), () -> nowNs, Duration.ofSeconds(3), () -> nowNs += STEP_NS);

  @Test
  void aNodeIsReadyOnceStartedAndTakesNobodyOnceItDrains() {
    assertEquals(NodeState.STARTING, lifecycle.state());
    lifecycle.ready();
    assertEquals(NodeState.READY, lifecycle.state());
    assertTrue(lifecycle.takesNewcomers());
    lifecycle.drain();
    assertEquals(NodeState.DRAINING, lifecycle.state());
    assertFalse(lifecycle.takesNewcomers());
    lifecycle.stopped();
    assertEquals(NodeState.STOPPED, lifecycle.state());
    lifecycle.drain();
    assertEquals(NodeState.STOPPED, lifecycle.state());
  }

  @Test
  void anIdleNodeDrainsAtOnce() {
    lifecycle.drain();
    assertEquals(0, nowNs);
    assertEquals(List.of("goodbye in state DRAININGfalse"), events);
  }

  @Test
  void whatIsBeingSaidIsHeardOut() {
    saidUntilNs = 12 * STEP_NS;
    lifecycle.drain();
    assertEquals(12 * STEP_NS, nowNs);
  }

  @Test
  void aDrainTakesNoLongerThanItMay() {
    saidUntilNs = Long.MAX_VALUE;
    lifecycle.drain();
    assertEquals(3_000_000_000L, nowNs);
  }

  @Test
  void goodbyeIsSaidOnce() {
    lifecycle.drain();
    lifecycle.drain();
    assertEquals(1, events.size());
  }
}
