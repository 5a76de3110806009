package io.babelgrid.relay;

import io.babelgrid.grid.Whereabouts;
import io.babelgrid.room.NodeEpoch;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Asks the registry which other nodes have a room.
 *
 * @param self left out
 * @param thread on which it is answered
 */
record RoomSearch(NodeEpoch self, Whereabouts whereabouts, Executor thread) {

  private static final Logger LOG = Logger.getLogger(RoomSearch.class);

  /** Never waits; what cannot be asked is not answered. */
  void find(String roomId, Consumer<Set<UUID>> then) {
    whereabouts
        .of(roomId)
        .subscribe()
        .with(
            nodes -> thread.execute(() -> then.accept(others(nodes))),
            failure -> LOG.warnf("who else has a room is not known: %s", failure.getMessage()));
  }

  private Set<UUID> others(Collection<UUID> nodes) {
    return nodes.stream().filter(node -> !node.equals(self.node())).collect(Collectors.toSet());
  }
}
