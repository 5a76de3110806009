package io.babelgrid.boot;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

/** The running node: says where it is found and waits for its end. */
class Node implements QuarkusApplication {

  private static final Logger LOG = Logger.getLogger("io.babelgrid");

  private final Addresses addresses;

  @Inject
  Node(Addresses addresses) {
    this.addresses = addresses;
  }

  @Override
  public int run(String... args) {
    LOG.info(addresses.welcome());
    Quarkus.waitForExit();
    return 0;
  }
}
