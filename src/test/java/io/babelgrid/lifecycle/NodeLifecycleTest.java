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
          List.of(broken, voices),
          () -> nowNs,
          Duration.ofSeconds(40),
          Duration.ofSeconds(3),
          () -> nowNs += STEP_NS);

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

  @Test
  void aDrainThatIsCalledOffGoesBackAndAStopDoesNot() {
    assertFalse(lifecycle.close(), "it has not started yet");
    lifecycle.ready();
    assertTrue(lifecycle.close());
    assertFalse(lifecycle.close());
    assertEquals(NodeState.DRAINING, lifecycle.state());
    assertEquals(List.of(), events, "nobody is sent away");
    lifecycle.reopen();
    assertEquals(NodeState.READY, lifecycle.state());
    lifecycle.close();
    lifecycle.drain();
    assertEquals(1, events.size(), "a node that drains stops like any other");
    lifecycle.reopen();
    assertEquals(NodeState.DRAINING, lifecycle.state());
  }

  @Test
  void aStopWaitsForWhoGoesElsewhereBeforeItSendsAway() {
    long[] leavesUntilNs = {0};
    var people =
        new Drain() {
          @Override
          public void leave() {
            events.add("moving");
            leavesUntilNs[0] = nowNs + 70 * STEP_NS;
          }

          @Override
          public boolean isLeaving() {
            return nowNs < leavesUntilNs[0];
          }

          @Override
          public void begin() {
            events.add("goodbye after " + nowNs / STEP_NS);
          }
        };
    stop(people).drain();
    assertEquals(List.of("moving", "goodbye after 70"), events);
    events.clear();
    nowNs = 0;
    leavesUntilNs[0] = Long.MAX_VALUE;
    stop(new Drain() {
          @Override
          public boolean isLeaving() {
            return true;
          }
        })
        .drain();
    assertEquals(40_000_000_000L, nowNs, "no longer than it may");
  }

  private NodeLifecycle stop(Drain part) {
    return new NodeLifecycle(
        List.of(part),
        () -> nowNs,
        Duration.ofSeconds(40),
        Duration.ofSeconds(3),
        () -> nowNs += STEP_NS);
  }
}
