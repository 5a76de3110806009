package io.babelgrid.translation;

import java.util.Locale;

/** The models were trained on ordinary casing and fail on text in capitals. */
final class Casing {

  /** Longer words in capitals are not taken for acronyms. */
  private static final int LONGEST_ACRONYM = 5;

  private Casing() {}

  /** Text in capitals becomes lower case with one capital in front; other text stays as it is. */
  static String ordinary(String sentence, Locale locale) {
    if (!isInCapitals(sentence)) {
      return sentence;
    }
    String lower = sentence.toLowerCase(locale);
    int first = 0;
    while (first < lower.length() && !Character.isLetter(lower.codePointAt(first))) {
      first += Character.charCount(lower.codePointAt(first));
    }
    int after = lower.offsetByCodePoints(first, 1);
    return lower.substring(0, first)
        + lower.substring(first, after).toUpperCase(locale)
        + lower.substring(after);
  }

  private static boolean isInCapitals(String sentence) {
    if (sentence.codePoints().anyMatch(Character::isLowerCase)) {
      return false;
    }
    int capitals = 0;
    for (String word : sentence.split(" ")) {
      long letters = word.codePoints().filter(Character::isUpperCase).count();
      if (letters > LONGEST_ACRONYM) {
        return true;
      }
      capitals += letters > 1 ? 1 : 0;
    }
    return capitals > 1;
  }
}
