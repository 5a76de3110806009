package io.babelgrid.node;

import io.babelgrid.boot.StartupException;
import io.babelgrid.lifecycle.NodeLifecycle;
import io.babelgrid.pipeline.Survival;
import io.babelgrid.room.RoomRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Starts and stops this node: the one place that says in which order. The stop goes the same way
 * back. A part that does not start ends those before it, and the start.
 */
@ApplicationScoped
public class NodeStart {

  private static final Logger LOG = Logger.getLogger(NodeStart.class);

  /** Behind those who look after rooms and book usage, before the store that writes it. */
  private static final int LAST_BUT_STORE = Interceptor.Priority.PLATFORM_AFTER - 100;

  private final NodeLifecycle lifecycle;
  private final List<Step> order;
  private final Deque<Step> started = new ArrayDeque<>();

  /**
   * A part on its way up and down.
   *
   * @param doing what its start does, for the one who reads why it failed
   */
  private record Step(String doing, Start start, Runnable stop) {}

  private interface Start {
    void run() throws Exception;
  }

  @Inject
  NodeStart(NodeParts parts, RoomRegistry rooms, NodeLifecycle lifecycle) {
    this((NodeSteps) parts, rooms::close, lifecycle);
  }

  NodeStart(NodeSteps parts, Runnable roomsAway, NodeLifecycle lifecycle) {
    this.lifecycle = lifecycle;
    order =
        List.of(
            new Step("starting the inference", parts::startLanes, parts::endLanes),
            new Step("loading the models", parts::loadModels, parts::freeModels),
            new Step("starting the voices' clock", parts::startBeat, parts::endBeat),
            new Step("measuring the load", parts::startCapacity, parts::endCapacity),
            new Step("opening the media port", parts::openPort, parts::closePort),
            new Step("warming up", parts::warmUp, () -> {}),
            new Step("opening rooms", () -> {}, roomsAway));
  }

  /**
   * Before everybody who asks for parts. Nobody comes before all have started: the service's port
   * opens after that.
   */
  void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
    LOG.info("Loading the models ...");
    for (Step step : order) {
      try {
        step.start.run();
      } catch (Exception | Error e) {
        end();
        var told = new StartupException(step.doing + " failed: " + why(e));
        told.initCause(e);
        throw told;
      }
      started.push(step);
    }
    lifecycle.ready();
  }

  /** Before everybody who ends something: from here on nobody may come. */
  void stopping(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event) {
    lifecycle.stopped();
  }

  void stop(@Observes @Priority(LAST_BUT_STORE) ShutdownEvent event) {
    end();
  }

  private void end() {
    lifecycle.stopped();
    while (!started.isEmpty()) {
      Step step = started.pop();
      Survival.guard(LOG, "undoing " + step.doing, step.stop);
    }
  }

  private static String why(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }
}
