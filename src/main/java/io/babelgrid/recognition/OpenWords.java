package io.babelgrid.recognition;

import io.babelgrid.pipeline.Language;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Words with which no statement of a language ends: who pauses behind one goes on. Read from {@code
 * open-words/<language>.txt}; of a language without that file there are none. Immutable.
 */
final class OpenWords {

  private static final String MARKS = ".,;:!\u2026\"'\u201d\u2019)-\u2014";

  private final Set<String> words;
  private final Locale locale;

  private OpenWords(Set<String> words, Locale locale) {
    this.words = words;
    this.locale = locale;
  }

  static OpenWords of(Language language) {
    String name = "open-words/" + language.code() + ".txt";
    Locale locale = Locale.of(language.code());
    try (InputStream in = OpenWords.class.getResourceAsStream(name)) {
      if (in == null) {
        return new OpenWords(Set.of(), locale);
      }
      var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines();
      return new OpenWords(
          lines
              .filter(line -> !line.startsWith("#"))
              .flatMap(line -> java.util.Arrays.stream(line.strip().split("\\s+")))
              .filter(word -> !word.isEmpty())
              .collect(Collectors.toUnmodifiableSet()),
          locale);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  /** Whether more follows a word, whatever mark was put behind it; a question may end with any. */
  boolean contains(String word) {
    if (word.indexOf('?') >= 0) {
      return false;
    }
    int end = word.length();
    while (end > 0 && MARKS.indexOf(word.charAt(end - 1)) >= 0) {
      end--;
    }
    return words.contains(word.substring(0, end).toLowerCase(locale).replace('\u2019', '\''));
  }
}
