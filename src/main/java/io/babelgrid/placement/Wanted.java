package io.babelgrid.placement;

import io.babelgrid.budget.Cost;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a node must have.
 *
 * @param spoken to be recognised, BCP 47; null for any
 * @param heard to be spoken, likewise
 * @param cost what it must have free; nothing where it need not
 * @param excluded who is not asked
 * @param now where it is already, which holds its cost; null when it is nowhere
 */
record Wanted(
    WorkClass work,
    @Nullable String spoken,
    @Nullable String heard,
    Cost cost,
    Set<UUID> excluded,
    @Nullable UUID now) {

  boolean isAt(NodeFigures node) {
    return node.id().equals(now);
  }

  /** Of a node: what it has for this, which is more where it holds it already. */
  Supply supply(NodeFigures node) {
    return isAt(node) ? node.supply().without(cost) : node.supply();
  }
}
