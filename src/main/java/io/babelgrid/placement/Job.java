package io.babelgrid.placement;

import io.babelgrid.budget.Cost;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Work that needs a home.
 *
 * @param work of which kind
 * @param spoken language to be recognised, BCP 47; null when nothing is recognised
 * @param heard language to be spoken, BCP 47; null when nothing is spoken
 * @param cost what it takes of a node, as admission counts it
 * @param listeners node of most of those who listen; null when they are nowhere in particular
 * @param excluded nodes that were asked and refused
 * @param now where it is done now; null when it is new
 */
public record Job(
    WorkClass work,
    @Nullable String spoken,
    @Nullable String heard,
    Cost cost,
    @Nullable UUID listeners,
    Set<UUID> excluded,
    @Nullable UUID now) {

  public Job {
    excluded = Set.copyOf(excluded);
  }

  /** Work that is new. */
  public static Job of(WorkClass work, @Nullable String spoken, @Nullable String heard, Cost cost) {
    return new Job(work, spoken, heard, cost, null, Set.of(), null);
  }

  /** The same, mostly for those who listen there. */
  public Job heardAt(UUID node) {
    return new Job(work, spoken, heard, cost, node, excluded, now);
  }

  /** The same, anywhere but there. */
  public Job without(Set<UUID> nodes) {
    return new Job(work, spoken, heard, cost, listeners, nodes, now);
  }

  /** The same, which is done there now. */
  public Job at(UUID node) {
    return new Job(work, spoken, heard, cost, listeners, excluded, node);
  }

  Wanted wanted() {
    return new Wanted(work, spoken, heard, cost, excluded, now);
  }
}
