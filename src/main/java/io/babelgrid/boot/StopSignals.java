package io.babelgrid.boot;

import io.babelgrid.lifecycle.NodeLifecycle;
import io.quarkus.runtime.Quarkus;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import sun.misc.Signal;

/**
 * What SIGTERM and Ctrl-C do: the node drains, then stops. Quarkus alone would cut the connections
 * first. A second signal stops it at once.
 */
final class StopSignals {

  private static final Logger LOG = Logger.getLogger("io.babelgrid");
  private static final String[] NAMES = {"TERM", "INT"};

  private final NodeLifecycle lifecycle;
  private final AtomicBoolean stopping = new AtomicBoolean();

  StopSignals(NodeLifecycle lifecycle) {
    this.lifecycle = lifecycle;
  }

  /** To be called on a thread that sees the application's classes: signals' own threads do not. */
  void handle() {
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
