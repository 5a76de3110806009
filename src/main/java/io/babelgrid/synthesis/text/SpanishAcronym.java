package io.babelgrid.synthesis.text;

import java.util.Locale;
import java.util.regex.Pattern;

/** Spanish words in capitals: said as a word (ONU, OTAN) or letter by letter (DNI, OMS). */
final class SpanishAcronym {

  private static final String ONSET =
      "(?:[BCFGP][LR]|[DT]R|CH|LL|RR|[QG]U(?=[EIÉÍ])|[BCDFGHJLMNÑPRSTVXZY])?";
  private static final String VOWEL = "[AEIOUÁÉÍÓÚÜ]{1,3}";
  private static final String CODA = "(?:[BCDLMNRSXZ](?![AEIOUÁÉÍÓÚ]))?";
  private static final Pattern SYLLABLES =
      Pattern.compile("(?:" + ONSET + VOWEL + CODA + "){1,8}[SY]?");

  /** Two or three letters are a word when they look like a closed syllable or have an accent. */
  private static final Pattern SHORT_WORD =
      Pattern.compile(
          "[BCDFGHJLMNPRSTVYZ][AEIOUÁÉÍÓÚ][BDLMNRSZYX]|\\p{L}?[ÁÉÍÓÚ]\\p{L}?|[AEIO][JLNPRSTV][AEIOU]"
              + "|VA|VE|VI|DI|DA|HE|HA|FE|NO|ES|YA|UN|UNA|UNO");

  /** What looks like a word and is spelt. */
  private static final Pattern SPELT = Pattern.compile("OMS|ATS|DOC|USB|SOS|GIF|PYM");

  private static final int ALWAYS_A_WORD = 6;
  private static final int SHORT = 3;

  private SpanishAcronym() {}

  /**
   * @param capitals two letters or more
   */
  static boolean pronounceable(String capitals) {
    if (SpanishLexicon.instance().knows(capitals.toLowerCase(Locale.ROOT))) {
      return true;
    }
    if (capitals.length() <= SHORT) {
      return SHORT_WORD.matcher(capitals).matches() && !SPELT.matcher(capitals).matches();
    }
    return capitals.length() > ALWAYS_A_WORD || SYLLABLES.matcher(capitals).matches();
  }

  /** Names of the letters. */
  static String spell(String letters) {
    var words = new StringBuilder();
    for (int i = 0; i < letters.length(); i++) {
      char plain = SpanishProsody.plain(Character.toLowerCase(letters.charAt(i)));
      String name = SpanishTerms.letterName(plain);
      if (!name.isEmpty()) {
        words.append(words.isEmpty() ? "" : " ").append(name);
      }
    }
    return words.toString();
  }
}
