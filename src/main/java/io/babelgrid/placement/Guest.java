package io.babelgrid.placement;

import io.babelgrid.budget.Cost;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose media need an end.
 *
 * @param speak BCP 47; null where any will do
 * @param hear likewise
 * @param needed what must be free for them; nothing where they may come to a full node
 * @param excluded nodes that are not asked
 */
public record Guest(
    @Nullable String speak, @Nullable String hear, Cost needed, Set<UUID> excluded) {

  public Guest {
    excluded = Set.copyOf(excluded);
  }

  /** Somebody who may come to a full node. */
  public static Guest of(@Nullable String speak, @Nullable String hear) {
    return new Guest(speak, hear, Cost.ZERO, Set.of());
  }

  Wanted wanted() {
    return new Wanted(WorkClass.FORWARD, speak, hear, needed, excluded, null);
  }
}
