package io.babelgrid.signaling;

import io.babelgrid.grid.GridNode;
import io.babelgrid.grid.Reason;
import io.babelgrid.room.Departure;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Somebody who is to go on at another node. */
interface Traveller {

  String roomId();

  String participantId();

  /**
   * Where they could go; empty when there is nowhere. May wait a second.
   *
   * @param preferred where others of their room went
   * @param not where they could not go
   */
  Optional<GridNode> choose(@Nullable UUID preferred, Set<UUID> not);

  /**
   * Asks them to go. Never fails: who cannot be asked stays.
   *
   * @param told is told the end, from any thread; never, when they left meanwhile
   */
  void send(GridNode to, Reason reason, Consumer<Departure.End> told);
}
