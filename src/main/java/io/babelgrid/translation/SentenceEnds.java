package io.babelgrid.translation;

import io.babelgrid.pipeline.SentenceMarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells from a word whether a sentence ends with it. */
final class SentenceEnds {

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
    if (!SentenceMarks.endsSentence(word)) {
      return Kind.NO;
    }
    String bare = SentenceMarks.withoutClosers(word);
    String stem = bare.substring(0, bare.length() - 1).toLowerCase(Locale.ROOT);
    if (!bare.endsWith(".") || stem.isEmpty() || SentenceMarks.endsSentence(stem)) {
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

  /** Words up to where a sentence ends, without the mark: it may be none in the end. */
  static List<String> within(List<String> words) {
    var sentence = new ArrayList<String>();
    for (String word : words) {
      if (SentenceMarks.endsSentence(word)) {
        String bare = SentenceMarks.withoutEndMarks(SentenceMarks.withoutClosers(word));
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
}
