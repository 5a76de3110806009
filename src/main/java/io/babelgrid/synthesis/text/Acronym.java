package io.babelgrid.synthesis.text;

import java.util.Locale;
import java.util.regex.Pattern;

/** Portuguese words in capitals: said as a word (ONU, NASA) or letter by letter (IBGE, PT). */
final class Acronym {

  private static final String ONSET = "(?:[BCDFGPTV][RL]|[CLN]H|[QG]U|[BCDFGJLMNPRSTVXZÇ])?";
  private static final String VOWEL = "[AEIOUÁÀÂÃÉÊÍÓÔÕÚ]{1,2}";
  private static final String CODA = "(?:[LMNRSZ](?![AEIOUÁÉÍÓÚ]))?";
  private static final Pattern SYLLABLES =
      Pattern.compile("(?:" + ONSET + VOWEL + CODA + "){1,8}[DXS]?");

  /** Two or three letters are a word when they look like a closed syllable or have an accent. */
  private static final Pattern SHORT_WORD =
      Pattern.compile(
          "[BCDFGJLMNPRSTVXZ][AEIOUÁÉÍÓÚÃÕ][LMNRSZOEI]|[A-Z][ÁÉÍÓÚÊÔ][A-Z]?|NÃO|SÃO|UMA|VI|VIU");

  private static final int ALWAYS_A_WORD = 6;
  private static final int SHORT = 3;

  private Acronym() {}

  /**
   * @param capitals two letters or more
   */
  static boolean pronounceable(String capitals) {
    if (PortugueseLexicon.instance().knows(capitals.toLowerCase(Locale.ROOT))) {
      return true;
    }
    if (capitals.length() <= SHORT) {
      return SHORT_WORD.matcher(capitals).matches();
    }
    return capitals.length() > ALWAYS_A_WORD || SYLLABLES.matcher(capitals).matches();
  }

  /** Names of the letters. */
  static String spell(String letters) {
    var words = new StringBuilder();
    for (int i = 0; i < letters.length(); i++) {
      char plain = PortugueseProsody.plain(Character.toLowerCase(letters.charAt(i)));
      String name = PortugueseTerms.letterName(plain);
      if (!name.isEmpty()) {
        words.append(words.isEmpty() ? "" : " ").append(name);
      }
    }
    return words.toString();
  }
}
