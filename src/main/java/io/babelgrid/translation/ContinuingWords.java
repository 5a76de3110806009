package io.babelgrid.translation;

import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.WordFile;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Words with which what follows an end goes on with the sentence before. Read from {@code
 * continuing-words/<language>.txt}; of a language without that file there are none. Immutable.
 */
final class ContinuingWords {

  private final Set<String> words;
  private final Locale locale;

  private ContinuingWords(Set<String> words, Locale locale) {
    this.words = words;
    this.locale = locale;
  }

  static ContinuingWords of(Language language) {
    String name = "continuing-words/" + language.code() + ".txt";
    Set<String> words =
        WordFile.lines(ContinuingWords.class, name).stream()
            .flatMap(line -> Arrays.stream(line.split(" ")))
            .collect(Collectors.toUnmodifiableSet());
    return new ContinuingWords(words, language.locale());
  }

  /** The word as it stands inside a sentence, where it is one of these. */
  boolean has(String word) {
    return words.contains(inside(word));
  }

  String inside(String word) {
    return word.toLowerCase(locale);
  }
}
