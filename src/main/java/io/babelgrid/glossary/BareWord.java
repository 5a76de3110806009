package io.babelgrid.glossary;

import java.util.List;
import java.util.Locale;

/**
 * A word and the punctuation around it.
 *
 * @param suffix a possessive ending included, where it is no part of the word
 */
record BareWord(String prefix, String core, String suffix) {

  /** Marks that names are written with: C++, C#, AT&T. */
  private static final String PART_OF_NAME = "+#&@";

  static BareWord of(String word) {
    int from = 0;
    int to = word.length();
    while (from < to && !isOfName(word.charAt(from))) {
      from++;
    }
    while (to > from && !isOfName(word.charAt(to - 1))) {
      to--;
    }
    return new BareWord(word.substring(0, from), word.substring(from, to), word.substring(to));
  }

  /** Itself; and, where it ends like an English possessive, without that ending. */
  List<BareWord> readings() {
    int end = core.length() - 2;
    boolean possessive = end > 0 && (core.endsWith("'s") || core.endsWith("\u2019s"));
    return possessive
        ? List.of(this, new BareWord(prefix, core.substring(0, end), core.substring(end) + suffix))
        : List.of(this);
  }

  /** What is compared: letters, digits and marks of names. */
  String letters() {
    var letters = new StringBuilder(core.length());
    core.codePoints().filter(BareWord::isOfName).forEach(letters::appendCodePoint);
    return letters.toString();
  }

  static String key(String letters) {
    return letters.toLowerCase(Locale.ROOT);
  }

  private static boolean isOfName(int codePoint) {
    return Character.isLetterOrDigit(codePoint) || PART_OF_NAME.indexOf(codePoint) >= 0;
  }
}
