package io.babelgrid.glossary;

import io.babelgrid.pipeline.Language;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One entry.
 *
 * @param everywhere how it is written in every language that {@code written} does not name: a name,
 *     or what is not to be translated; null when it is only known in some
 * @param written how it is written, by language
 * @param said how a voice is to say it where that is not as it is written, by language
 */
public record Term(
    @Nullable String everywhere, Map<Language, String> written, Map<Language, String> said) {

  public Term {
    written = Map.copyOf(written);
    said = Map.copyOf(said);
    if (everywhere == null && written.isEmpty()) {
      throw new IllegalArgumentException("a term without a word");
    }
  }

  /** How it is written in a language, where that is known. */
  public Optional<String> in(Language language) {
    return Optional.ofNullable(written.getOrDefault(language, everywhere));
  }
}
