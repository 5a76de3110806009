package io.babelgrid.boot;

import io.babelgrid.lifecycle.NodeLifecycle;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import sun.misc.Signal;

/**
 * What SIGTERM and Ctrl-C do: the node drains, then stops. Quarkus alone would cut the connections
 * first. A second signal stops it at once. Whoever is told that the node is ready may stop it in
 * order: signals are heard before that.
 */
@ApplicationScoped
class StopSignals {

  private static final int FIRST = 1;

  private static final Logger LOG = Logger.getLogger("io.babelgrid");
  private static final String[] NAMES = {"TERM", "INT"};

  private final NodeLifecycle lifecycle;
  private final AtomicBoolean stopping = new AtomicBoolean();

  @Inject
  StopSignals(NodeLifecycle lifecycle) {
    this.lifecycle = lifecycle;
  }

  /**
   * This thread sees the application's classes: signals' own do not. Tests end in their own way.
   */
  void handle(@Observes @Priority(FIRST) StartupEvent event) {
    if (LaunchMode.current() != LaunchMode.NORMAL) {
      return;
    }
    ClassLoader application = Thread.currentThread().getContextClassLoader();
    for (String name : NAMES) {
      Signal.handle(new Signal(name), _ -> stop(application));
    }
  }

  private void stop(ClassLoader application) {
    Thread.currentThread().setContextClassLoader(application);
    if (stopping.compareAndSet(false, true)) {
      LOG.info("Stopping ...");
      lifecycle.drain();
    }
    Quarkus.asyncExit(0);
  }
}
