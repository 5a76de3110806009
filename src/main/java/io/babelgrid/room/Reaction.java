package io.babelgrid.room;

import java.util.Locale;
import java.util.Optional;

/** What somebody shows without a word. The lower-case names are part of the protocol. */
public enum Reaction {
  LIKE,
  LOVE,
  LAUGH,
  WONDER,
  CLAP,
  PARTY;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Empty when there is none of that name. */
  public static Optional<Reaction> of(String wire) {
    for (Reaction reaction : values()) {
      if (reaction.wire().equals(wire)) {
        return Optional.of(reaction);
      }
    }
    return Optional.empty();
  }
}
