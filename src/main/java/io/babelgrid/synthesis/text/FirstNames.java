package io.babelgrid.synthesis.text;

import java.util.Locale;
import java.util.Map;

/**
 * Finds the first name that the local part of an e-mail address begins with, so that the rest is
 * read as a name of its own: anarebelo as ana rebelo.
 */
final class FirstNames {

  private static final Map<String, String> NAMES = WordTable.load("first-names.txt");
  private static final int SHORTEST = 3;
  private static final int LONGEST = 12;
  private static final int SHORTEST_REST = 4;

  private FirstNames() {}

  /** The letters, with a space behind a first name that more than an ending follows. */
  static String apart(String letters) {
    String lower = letters.toLowerCase(Locale.ROOT);
    if (lower.length() != letters.length() || NAMES.containsKey(lower)) {
      return letters;
    }
    for (int end = Math.min(LONGEST, lower.length() - SHORTEST_REST); end >= SHORTEST; end--) {
      if (NAMES.containsKey(lower.substring(0, end))) {
        return letters.substring(0, end) + " " + letters.substring(end);
      }
    }
    return letters;
  }
}
