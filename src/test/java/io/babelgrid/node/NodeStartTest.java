package io.babelgrid.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.babelgrid.boot.StartupException;
import io.babelgrid.lifecycle.NodeLifecycle;
import io.babelgrid.lifecycle.NodeState;
import io.babelgrid.lifecycle.StopConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

public class NodeStartTest {

  private final List<String> events = new ArrayList<>();
  private final NodeLifecycle lifecycle =
      new NodeLifecycle(
          List.of(),
          () -> 0,
          new StopConfig() {
            @Override
            public Duration move() {
              return Duration.ofSeconds(40);
            }

            @Override
            public Duration playOut() {
              return Duration.ofSeconds(3);
            }

            @Override
            public boolean staysReady() {
              return false;
            }
          });

  @Test
  void aNodeStartsInOneOrderAndIsReadyAfterwards() {
    node(null).start(new StartupEvent());
    assertEquals(List.of("lanes", "models", "beat", "capacity", "port", "warm"), events);
    assertEquals(NodeState.READY, lifecycle.state());
  }

  @Test
  void aNodeStopsTheSameWayBackRoomsFirstAndOnce() {
    NodeStart node = node(null);
    node.start(new StartupEvent());
    events.clear();
    node.stop(new ShutdownEvent());
    node.stop(new ShutdownEvent());
    assertEquals(
        List.of("rooms away", "no port", "no capacity", "no beat", "no models", "no lanes"),
        events);
    assertEquals(NodeState.STOPPED, lifecycle.state());
  }

  @Test
  void aPartThatDoesNotStartSaysWhyAndEndsWhatWasStartedBeforeIt() {
    NodeStart node = node("port");
    var failure = assertThrows(StartupException.class, () -> node.start(new StartupEvent()));
    assertEquals("opening the media port failed: port 10000 is taken", failure.getMessage());
    assertEquals(
        List.of(
            "lanes",
            "models",
            "beat",
            "capacity",
            "port",
            "no capacity",
            "no beat",
            "no models",
            "no lanes"),
        events);
    assertEquals(NodeState.STOPPED, lifecycle.state());
  }

  @Test
  void aPortThatWasOpenedIsClosedWhenWarmingUpFails() {
    NodeStart node = node("warm");
    assertThrows(StartupException.class, () -> node.start(new StartupEvent()));
    assertEquals("no port", events.get(6));
  }

  @Test
  void aPartThatDoesNotEndWellKeepsNoOtherFromEnding() {
    NodeStart node = node("no beat");
    node.start(new StartupEvent());
    node.stop(new ShutdownEvent());
    assertEquals("no lanes", events.getLast());
  }

  private NodeStart node(@Nullable String broken) {
    return new NodeStart(new FakeParts(broken), () -> events.add("rooms away"), lifecycle);
  }

  /** Parts that only say that they were started or ended. */
  private final class FakeParts implements NodeSteps {
    private final @Nullable String broken;

    FakeParts(@Nullable String broken) {
      this.broken = broken;
    }

    private void does(String what) {
      events.add(what);
      if (what.equals(broken)) {
        throw new UncheckedIOException(new IOException("port 10000 is taken"));
      }
    }

    @Override
    public void startLanes() {
      does("lanes");
    }

    @Override
    public void endLanes() {
      does("no lanes");
    }

    @Override
    public void loadModels() {
      does("models");
    }

    @Override
    public void freeModels() {
      does("no models");
    }

    @Override
    public void startBeat() {
      does("beat");
    }

    @Override
    public void endBeat() {
      does("no beat");
    }

    @Override
    public void startCapacity() {
      does("capacity");
    }

    @Override
    public void endCapacity() {
      does("no capacity");
    }

    @Override
    public void openPort() {
      does("port");
    }

    @Override
    public void closePort() {
      does("no port");
    }

    @Override
    public void warmUp() {
      does("warm");
    }
  }
}
