package io.babelgrid.synthesis.text;

import io.babelgrid.synthesis.text.SpanishNumbers.Form;
import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.Set;
import java.util.regex.Pattern;

/** What Spanish words around a number say about it. */
final class SpanishCounting {

  private static final Countable COUNTABLE =
      new Countable(
          Terms.words(
              "y o mas más menos a el la los las de del en con sin por para que se es son fue"
                  + " fueron era eran está están nosotros ellos ellas solo antes después entre esto"
                  + " eso pero además entonces"),
          Terms.words(
              "kilos kilogramos gramos miligramos metros kilómetros centímetros milímetros litros"
                  + " mililitros toneladas grados puntos segundos minutos horas millones billones"
                  + " mil voltios vatios amperios hectáreas millas pies pulgadas libras kilo metro"
                  + " kilómetro litro tonelada hectárea"),
          Terms.words("gente"));

  private static final Pattern UNIT_AFTER =
      Pattern.compile("\\s?(?:[%°º]|(?:km|kg|cm|mm|m|g|mg|l|L|ml|t|ha|h|s|GB|MB)(?!\\p{L}))");

  private static final int GROUP = 3;

  private SpanishCounting() {}

  /**
   * A number in its place. A comma before three digits may be the one that groups in English and in
   * Mexico: it is before things that are counted, behind three digits, and behind two where nothing
   * is measured.
   */
  static Amount amount(String written, Surroundings around) {
    Amount local = Amount.of(written, '.');
    if (!local.mayBeGrouped() || local.separator() != ',') {
      return local;
    }
    int leading = local.whole().length();
    boolean measured =
        COUNTABLE.measureFollows(around.after()) || UNIT_AFTER.matcher(around.after()).lookingAt();
    boolean groups =
        COUNTABLE.follows(around.after()) || leading == GROUP || (leading == 2 && !measured);
    return groups ? Amount.ofEither(written) : local;
  }

  /** A measured number: only behind three digits does a comma group. */
  static Amount measured(String written) {
    Amount local = Amount.of(written, '.');
    boolean groups =
        local.mayBeGrouped() && local.separator() == ',' && local.whole().length() == GROUP;
    return groups ? Amount.ofEither(written) : local;
  }

  /** What has a fraction counts nothing: veintiuno coma cinco kilos. */
  static String said(Amount amount, Form form) {
    String fraction = amount.fraction();
    if (fraction == null) {
      return SpanishNumbers.integer(amount.whole(), form);
    }
    String separator = amount.separator() == ',' ? " coma " : " punto ";
    return SpanishNumbers.integer(amount.whole()) + separator + SpanishNumbers.fraction(fraction);
  }

  static String said(String written, Form form) {
    return said(Amount.of(written, '.'), form);
  }

  static String said(String written) {
    return said(written, Form.ALONE);
  }

  /** What a number in its place counts. */
  static Form form(Amount amount, Surroundings around) {
    return SpanishGender.form(around.before(), around.after(), amount.one());
  }

  /** What joins the ends of a range: diez a veinte, entre diez y veinte. */
  static String joint(Surroundings around) {
    return around.lettersBefore(1).equals("entre") ? " y " : " a ";
  }

  /** Whether a word before a match is one of these. */
  static boolean behind(Surroundings around, Set<String> words) {
    return words.contains(around.lettersBefore(1));
  }
}
