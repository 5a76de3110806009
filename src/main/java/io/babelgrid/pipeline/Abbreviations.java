package io.babelgrid.pipeline;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Words whose full stop ends no sentence, which are words of their own in other languages: "No. 5"
 * and "Creo que no." Read from {@code abbreviations/<language>.txt}, and from {@code any.txt} what
 * that does not tell. Immutable.
 */
public final class Abbreviations {

  /** When the full stop of a word ends its sentence. */
  public enum Ending {
    ALWAYS,
    /** Something that it belongs to follows: "Dr. Silva". */
    NEVER,
    /** "They sell apples, pears, etc. They are cheap." */
    BEFORE_CAPITAL,
    /** "We live at no. 5." */
    UNLESS_FIGURE
  }

  private static final Map<String, Ending> SIGNS =
      Map.of("?", Ending.BEFORE_CAPITAL, "1", Ending.UNLESS_FIGURE, ".", Ending.ALWAYS);

  /** U.S.A., a.m. */
  private static final Pattern DOTTED = Pattern.compile("\\p{L}(\\.\\p{L})+");

  private static final Map<Language, Abbreviations> READ = new ConcurrentHashMap<>();

  private final Map<String, Ending> words;
  private final Locale locale;

  private Abbreviations(Map<String, Ending> words, Locale locale) {
    this.words = Map.copyOf(words);
    this.locale = locale;
  }

  public static Abbreviations of(Language language) {
    return READ.computeIfAbsent(language, Abbreviations::read);
  }

  private static Abbreviations read(Language language) {
    var words = new HashMap<String, Ending>();
    for (String name : List.of("any", language.code())) {
      WordFile.lines(Abbreviations.class, "abbreviations/" + name + ".txt")
          .forEach(line -> read(line, words));
    }
    return new Abbreviations(words, language.locale());
  }

  private static void read(String line, Map<String, Ending> words) {
    String[] parts = line.split(" ");
    Ending ending = SIGNS.get(parts[0]);
    for (int i = ending == null ? 0 : 1; i < parts.length; i++) {
      words.put(parts[i], ending == null ? Ending.NEVER : ending);
    }
  }

  /**
   * @param word with its marks; of other marks than a full stop nothing is told here
   */
  public Ending ending(String word) {
    String bare = SentenceMarks.withoutClosers(word);
    int end = bare.length() - 1;
    if (end <= 0 || bare.charAt(end) != '.') {
      return Ending.ALWAYS;
    }
    String stem = bare.substring(start(bare), end);
    Ending known = words.get(stem.toLowerCase(locale));
    boolean initial = stem.length() == 1 && Character.isUpperCase(stem.charAt(0));
    if (initial && known != Ending.ALWAYS) {
      return Ending.NEVER;
    }
    if (known != null) {
      return known;
    }
    return DOTTED.matcher(stem).matches() ? Ending.BEFORE_CAPITAL : Ending.ALWAYS;
  }

  /** Behind quotes, brackets and what is elided: "l'art. 5". */
  private static int start(String word) {
    int start = 1 + Math.max(word.lastIndexOf('\''), word.lastIndexOf('\u2019'));
    while (start < word.length() - 1 && !Character.isLetterOrDigit(word.charAt(start))) {
      start++;
    }
    return start;
  }

  /** Whether the word is one of these, or an initial. */
  public boolean has(String word) {
    return ending(word) != Ending.ALWAYS;
  }
}
