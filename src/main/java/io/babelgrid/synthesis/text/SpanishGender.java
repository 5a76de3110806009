package io.babelgrid.synthesis.text;

import io.babelgrid.pipeline.Language;
import io.babelgrid.synthesis.text.SpanishNumbers.Form;
import io.babelgrid.wording.Nouns;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Guesses what a number counts: a masculine noun, a feminine one, or nothing, from the article
 * before it and the word after it. Wrong for rare nouns; nothing is the safe default, since only
 * numbers that end in one and hundreds tell.
 */
final class SpanishGender {

  private static final Pattern WORD =
      Pattern.compile("^\\s+(\\p{Ll}{1,40})(?:\\s+(\\p{Ll}{1,40}))?");
  private static final Pattern LAST_WORD = Pattern.compile("(\\p{L}{1,40})\\s+$");

  private static final Set<String> FEMININE_ARTICLES =
      Terms.words("la las unas otras estas esas aquellas nuestras ambas");

  /** What ends like a plural, or stands behind a one, and is no noun. */
  private static final Set<String> NO_NOUNS =
      Terms.words(
          "a al ante bajo con contra de del desde e el en entre es eres somos era eras fue sea está"
              + " estás estamos están hacia hasta has hemos la las lo los me mas más menos nos o os"
              + " para pero por porque que se sin sobre son su sus te tras tu tus u un una"
              + " y ya si no ni como cuando donde además después antes entonces quizás jamás detrás"
              + " atrás ellas ellos ustedes nosotros dos tres seis coma punto por ha hay he tiene"
              + " hoy ayer mañana ahora aquí allí también solo así vale va fue será igual");

  /** Adjectives without gender, after which the noun decides. */
  private static final Set<String> NEUTRAL =
      Terms.words(
          "grandes grande gran principales posibles jóvenes mejores peores mayores menores"
              + " diferentes simples siguientes importantes mil millones");

  private static final Nouns NOUNS = Nouns.of(Language.SPANISH);

  private SpanishGender() {}

  /**
   * @param before text before the number
   * @param after text after it
   * @param one whether the number is one, which stands before a singular
   */
  static Form form(String before, String after, boolean one) {
    Matcher next = WORD.matcher(after);
    if (!next.find()) {
      return behindFeminine(before) ? Form.FEMININE : Form.ALONE;
    }
    String noun = next.group(1).toLowerCase(Locale.ROOT);
    if (NEUTRAL.contains(noun) && next.group(2) != null) {
      noun = next.group(2).toLowerCase(Locale.ROOT);
    }
    if (NO_NOUNS.contains(noun) || (!one && !noun.endsWith("s"))) {
      return behindFeminine(before) ? Form.FEMININE : Form.ALONE;
    }
    return feminineNoun(noun) ? Form.FEMININE : Form.MASCULINE;
  }

  /** {@code a la 1, las 21}: an hour, or what was talked of. */
  private static boolean behindFeminine(String before) {
    Matcher previous = LAST_WORD.matcher(before);
    return previous.find()
        && FEMININE_ARTICLES.contains(previous.group(1).toLowerCase(Locale.ROOT));
  }

  static boolean feminineNoun(String noun) {
    return NOUNS.gender(noun) == Nouns.Gender.FEMININE;
  }

  /** What counts this noun. */
  static Form form(String noun) {
    return feminineNoun(noun) ? Form.FEMININE : Form.MASCULINE;
  }
}
