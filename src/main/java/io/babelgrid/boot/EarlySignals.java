package io.babelgrid.boot;

import io.babelgrid.lifecycle.NodeLifecycle;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Whoever is told that the node is ready may stop it in order: signals are heard before that. */
@ApplicationScoped
class EarlySignals {

  private static final int FIRST = 1;

  private final NodeLifecycle lifecycle;

  @Inject
  EarlySignals(NodeLifecycle lifecycle) {
    this.lifecycle = lifecycle;
  }

  void start(@Observes @Priority(FIRST) StartupEvent event) {
    if (LaunchMode.current() == LaunchMode.NORMAL) {
      new StopSignals(lifecycle).handle();
    }
  }
}
