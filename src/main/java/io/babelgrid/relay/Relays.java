package io.babelgrid.relay;

import io.babelgrid.transport.Relay;
import java.util.UUID;

/** Opens media paths to other nodes. */
@FunctionalInterface
public interface Relays {

  /** Opens this end of the path to a node; its owner closes it. */
  Relay open(UUID node, Relay.Listener listener);
}
