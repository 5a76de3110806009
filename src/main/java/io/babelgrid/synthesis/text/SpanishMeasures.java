package io.babelgrid.synthesis.text;

import static io.babelgrid.synthesis.text.Amount.END;
import static io.babelgrid.synthesis.text.Amount.NUMBER;

import io.babelgrid.synthesis.text.SpanishNumbers.Form;
import io.babelgrid.synthesis.text.Terms.Noun;
import io.babelgrid.synthesis.text.TextScanner.Rule;
import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Spanish numbers with a unit: percentages, degrees, lengths, speeds, and ranges of them. */
final class SpanishMeasures implements MeasureRules.Words {

  private static final String DEGREE_SCALE = "\\s?(?:[°º]\\s?([CFK])|°())(?!\\p{L})";
  private static final Pattern AMOUNT_BEFORE = Pattern.compile("[\\d€£%]\\s?(?:mil|[kKM])?$");

  private SpanishMeasures() {}

  static List<Rule> rules() {
    return new MeasureRules(
            SpanishUnits.TABLE,
            DEGREE_SCALE,
            "",
            AMOUNT_BEFORE,
            "menos",
            "por ciento",
            new SpanishMeasures())
        .rules(own());
  }

  private static List<Rule> own() {
    return List.of(
        Rule.figure(
            "(\\d{1,2})(?:'\\s?|\\s?ft\\s?)(\\d{1,2})(?:\"|''|”|\\s?in|(?![\\p{L}\\d]))" + END,
            SpanishMeasures::feet),
        Rule.figure(
            NUMBER + "(?:\"|'')(?![\\p{L}\\d])",
            (m, around) ->
                around.before().contains("\"") || around.before().contains("“")
                    ? null
                    : counted(m.group(1), new Noun("pulgada", "pulgadas"))),
        Rule.figure(
            NUMBER + "k" + END + "|(\\d{2,3}(?:[.,]\\d)?)K" + END,
            (m, around) -> thousands(m.group(1) != null ? m.group(1) : m.group(2))),
        Rule.figure(NUMBER + "M" + END, SpanishMeasures::millions));
  }

  @Override
  public String number(String written) {
    return SpanishCounting.said(written);
  }

  @Override
  public String ofDegrees(String written) {
    return SpanishCounting.said(written, Form.MASCULINE);
  }

  @Override
  public String measured(String written, @Nullable Noun unit) {
    return SpanishCounting.said(
        SpanishCounting.measured(written), unit == null ? Form.ALONE : SpanishUnits.form(unit));
  }

  @Override
  public String joint(Surroundings around) {
    return SpanishCounting.joint(around);
  }

  @Override
  public String degrees(boolean one, @Nullable String scale) {
    String name =
        switch (scale == null ? "" : scale) {
          case "C" -> " Celsius";
          case "F" -> " Fárenjait";
          case "K" -> " Kelvin";
          default -> "";
        };
    return (one ? " grado" : " grados") + name;
  }

  @Override
  public boolean isOneDegree(String written, Surroundings around) {
    return isOne(written);
  }

  @Override
  public boolean isOne(String written, Surroundings around) {
    return isOne(written);
  }

  @Override
  public boolean isOneJoined(String written, Surroundings around) {
    return isOne(written);
  }

  @Override
  public boolean isOneOfRange(Surroundings around) {
    return false;
  }

  private static boolean isOne(String written) {
    return SpanishCounting.measured(written).one();
  }

  private static String feet(MatchResult match, Surroundings around) {
    return counted(match.group(1), new Noun("pie", "pies"))
        + " y "
        + counted(match.group(2), new Noun("pulgada", "pulgadas"));
  }

  private static String thousands(String written) {
    return written.equals("1") ? "mil" : SpanishCounting.said(written, Form.MASCULINE) + " mil";
  }

  private static String millions(MatchResult match, Surroundings around) {
    String next = around.wordAfter();
    boolean noun = !next.isEmpty() && Character.isLowerCase(next.charAt(0)) && !next.equals("de");
    return SpanishCounting.said(match.group(1), Form.MASCULINE)
        + (isOne(match.group(1)) ? " millón" : " millones")
        + (noun ? " de" : "");
  }

  private static String counted(String written, Noun unit) {
    return SpanishCounting.said(SpanishCounting.measured(written), SpanishUnits.form(unit))
        + " "
        + unit.counted(isOne(written));
  }
}
