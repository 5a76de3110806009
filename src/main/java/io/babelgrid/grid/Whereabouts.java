package io.babelgrid.grid;

import io.smallrye.mutiny.Uni;
import java.util.Set;
import java.util.UUID;

/** Which nodes have people of a room. Any thread. */
public interface Whereabouts {

  /**
   * Other nodes with people in the room, by the database; when that is away, those of which this is
   * still known. Never fails.
   */
  Uni<Set<UUID>> of(String roomId);

  /** Somebody is in the room at this node from now on. */
  void entered(String roomId);

  /** Nobody is any more. */
  void left(String roomId);
}
