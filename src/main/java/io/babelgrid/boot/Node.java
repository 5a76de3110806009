package io.babelgrid.boot;

import io.babelgrid.lifecycle.NodeLifecycle;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

/** The running node: says where it is found and waits for its end. */
class Node implements QuarkusApplication {

  private static final Logger LOG = Logger.getLogger("io.babelgrid");

  private final Addresses addresses;
  private final NodeLifecycle lifecycle;

  @Inject
  Node(Addresses addresses, NodeLifecycle lifecycle) {
    this.addresses = addresses;
    this.lifecycle = lifecycle;
  }

  @Override
  public int run(String... args) {
    new StopSignals(lifecycle).handle();
    LOG.info(addresses.welcome());
    Quarkus.waitForExit();
    return 0;
  }
}
