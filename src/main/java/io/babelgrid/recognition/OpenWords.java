package io.babelgrid.recognition;

import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.WordFile;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Words with which statements of a language do not end: who pauses behind one goes on. Read from
 * {@code open-words/<language>.txt}; of a language without that file there are none. Immutable.
 */
final class OpenWords {

  private static final String MARKS = ".,;:!\u2026\"'\u201d\u2019)-\u2014";
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
    WordFile.lines(OpenWords.class, name).forEach(line -> read(line, words));
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
