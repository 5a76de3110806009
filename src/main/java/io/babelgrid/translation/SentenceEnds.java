package io.babelgrid.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells from a word whether a sentence ends with it. */
final class SentenceEnds {

  private static final String END_MARKS = ".?!…。？！";
  private static final String CLOSERS = "\"'”’»)]}";
  private static final String CLAUSE_MARKS = ",;:–—";

  /** Written with a full stop, and never the end: something they belong to follows. */
  private static final Set<String> TITLES =
      Set.of(
          "mr", "mrs", "ms", "dr", "prof", "st", "rev", "gen", "gov", "sen", "vs", "fig", "e.g",
          "i.e", "sr", "sra", "srta", "dra", "profa", "exmo", "av", "n", "nº", "p.ex", "ex", "pág",
          "tel", "núm", "approx", "ud", "uds", "lic", "ing", "p.ej", "ej", "avda", "ee", "a", "p");

  /** Written with a full stop; the end only when a capital follows. */
  private static final Set<String> AMBIGUOUS =
      Set.of(
          "etc", "a.m", "p.m", "inc", "ltd", "co", "corp", "ltda", "cia", "jr", "u.s", "u.k", "e.u",
          "s.a", "ph.d", "d.c", "a.c", "b.c", "m", "uu", "ee.uu");

  /** "1." and "12." at the beginning count what follows; "1990." is an answer. */
  private static final int COUNTER_DIGITS = 2;

  private SentenceEnds() {}

  enum Kind {
    NO,
    /** The end if the next word begins with a capital. */
    MAYBE,
    YES
  }

  /**
   * @param first true when the word opens its sentence: a number there counts something
   */
  static Kind after(String word, boolean first) {
    String bare = withoutClosers(word);
    if (bare.isEmpty() || !isEndMark(bare.charAt(bare.length() - 1))) {
      return Kind.NO;
    }
    String stem = bare.substring(0, bare.length() - 1).toLowerCase(Locale.ROOT);
    if (!bare.endsWith(".") || stem.isEmpty() || isEndMark(stem.charAt(stem.length() - 1))) {
      return Kind.YES;
    }
    while (!stem.isEmpty() && !Character.isLetterOrDigit(stem.charAt(0))) {
      stem = stem.substring(1);
    }
    boolean initial = stem.length() == 1 && Character.isUpperCase(bare.charAt(bare.length() - 2));
    boolean pronoun = stem.equals("i");
    boolean counter =
        first && stem.length() <= COUNTER_DIGITS && stem.chars().allMatch(Character::isDigit);
    if ((initial && !pronoun) || counter || TITLES.contains(stem)) {
      return Kind.NO;
    }
    return AMBIGUOUS.contains(stem) ? Kind.MAYBE : Kind.YES;
  }

  /** True when the word carries a mark that ends sentences, whatever it means there. */
  static boolean hasEndMark(String word) {
    String bare = withoutClosers(word);
    return !bare.isEmpty() && isEndMark(bare.charAt(bare.length() - 1));
  }

  /** True when a clause ends with the word. */
  static boolean hasClauseMark(String word) {
    return !word.isEmpty() && CLAUSE_MARKS.indexOf(word.charAt(word.length() - 1)) >= 0;
  }

  /** The word without marks that end sentences; empty when it is nothing else. */
  static String withoutEndMarks(String word) {
    int end = word.length();
    while (end > 0 && isEndMark(word.charAt(end - 1))) {
      end--;
    }
    return word.substring(0, end);
  }

  /** The word with a question mark for what it ends with; closing quotes stay behind it. */
  static String asked(String word) {
    String bare = withoutClosers(word);
    return withoutEndMarks(bare) + "?" + word.substring(bare.length());
  }

  /** The marks that end sentences at the end of the word; empty when there are none. */
  static String endMarks(String word) {
    String bare = withoutClosers(word);
    return bare.substring(withoutEndMarks(bare).length());
  }

  /** Words up to where a sentence ends, without the mark: it may be none in the end. */
  static List<String> within(List<String> words) {
    var sentence = new ArrayList<String>();
    for (String word : words) {
      if (hasEndMark(word)) {
        String bare = withoutEndMarks(withoutClosers(word));
        if (!bare.isEmpty()) {
          sentence.add(bare);
        }
        break;
      }
      sentence.add(word);
    }
    return sentence;
  }

  static boolean beginsSentence(String word) {
    return word.codePoints()
        .filter(Character::isLetterOrDigit)
        .mapToObj(Character::isUpperCase)
        .findFirst()
        .orElse(false);
  }

  private static boolean isEndMark(char c) {
    return END_MARKS.indexOf(c) >= 0;
  }

  private static String withoutClosers(String word) {
    int end = word.length();
    while (end > 0 && CLOSERS.indexOf(word.charAt(end - 1)) >= 0) {
      end--;
    }
    return word.substring(0, end);
  }
}
