package io.babelgrid.room;

import io.babelgrid.pipeline.Language;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a participant speaks and wants to hear.
 *
 * @param speak the language they speak, or null to detect it
 * @param hear the language they want to hear, or null for every speaker's original
 * @param knows languages that their browser says they understand
 */
public record LanguageChoice(
    @Nullable Language speak, @Nullable Language hear, Set<Language> knows) {

  public LanguageChoice {
    knows = Set.copyOf(knows);
  }

  /** Of somebody whose browser says nothing. */
  public LanguageChoice(@Nullable Language speak, @Nullable Language hear) {
    this(speak, hear, Set.of());
  }
}
