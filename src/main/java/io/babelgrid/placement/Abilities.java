package io.babelgrid.placement;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a node is there for.
 *
 * @param media people's media end there
 * @param work work of others is done there
 * @param speak languages it recognises, BCP 47
 * @param hear languages it speaks, BCP 47
 */
public record Abilities(boolean media, boolean work, Set<String> speak, Set<String> hear) {

  /** Whether it understands the one and speaks the other; null is any. */
  boolean serves(@Nullable String spoken, @Nullable String heard) {
    return (spoken == null || speak.contains(spoken)) && (heard == null || hear.contains(heard));
  }
}
