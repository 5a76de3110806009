package io.babelgrid.signaling;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/** Identifiers of rooms and participants: what needs no escaping in a path, a file or a track. */
final class Ids {

  static final String PATTERN = "[A-Za-z0-9_-]{1,64}";

  private static final Pattern VALID = Pattern.compile(PATTERN);

  /** Without vowels, so that no words come out, and without what looks alike. */
  private static final String LETTERS = "bcdfghjkmnpqrstvwxz";

  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  static boolean isValid(String id) {
    return VALID.matcher(id).matches();
  }

  /** Like {@code kbtzw-qmndh-rfgkj-bcdx}, easy to read out: 19^19 = 2^80 rooms, nobody guesses. */
  static String newRoom() {
    return letters(5) + "-" + letters(5) + "-" + letters(5) + "-" + letters(4);
  }

  private static String letters(int count) {
    return RANDOM
        .ints(count, 0, LETTERS.length())
        .mapToObj(i -> LETTERS.substring(i, i + 1))
        .reduce("", String::concat);
  }
}
