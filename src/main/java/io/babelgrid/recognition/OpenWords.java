package io.babelgrid.recognition;

import io.babelgrid.pipeline.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Words with which statements of a language do not end: who pauses behind one goes on. Read from
 * {@code open-words/<language>.txt}; of a language without that file there are none. Immutable.
 */
final class OpenWords {

  private static final String MARKS = ".,;:!\u2026\"'\u201d\u2019)-\u2014";
  private static final String COMMENT = "#";
  private static final String SELDOM = "?";

  /** How often a statement ends with a word. */
  enum Ending {
    NEVER,
    SELDOM,
    OFTEN
  }

  private final Map<String, Ending> words;
  private final Locale locale;

  private OpenWords(Map<String, Ending> words, Locale locale) {
    this.words = Map.copyOf(words);
    this.locale = locale;
  }

  static OpenWords of(Language language) {
    String name = "open-words/" + language.code() + ".txt";
    var words = new HashMap<String, Ending>();
    try (InputStream in = OpenWords.class.getResourceAsStream(name)) {
      if (in != null) {
        new String(in.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.startsWith(COMMENT))
            .forEach(line -> read(line, words));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
    return new OpenWords(words, language.locale());
  }

  private static void read(String line, Map<String, Ending> words) {
    Ending ending = line.startsWith(SELDOM) ? Ending.SELDOM : Ending.NEVER;
    for (String word : line.split("\\s+")) {
      if (!word.isEmpty() && !word.equals(SELDOM)) {
        words.put(word, ending);
      }
    }
  }

  /** How often a statement ends with a word, whatever mark was put behind it. */
  Ending ending(String word) {
    int end = word.length();
    while (end > 0 && MARKS.indexOf(word.charAt(end - 1)) >= 0) {
      end--;
    }
    String bare = word.substring(0, end).toLowerCase(locale).replace('\u2019', '\'');
    return words.getOrDefault(bare, Ending.OFTEN);
  }
}
