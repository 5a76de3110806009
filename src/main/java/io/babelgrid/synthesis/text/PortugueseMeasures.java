package io.babelgrid.synthesis.text;

import static io.babelgrid.synthesis.text.Amount.END;
import static io.babelgrid.synthesis.text.Amount.NUMBER;

import io.babelgrid.synthesis.text.Terms.Noun;
import io.babelgrid.synthesis.text.TextScanner.Rule;
import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Portuguese numbers with a unit: percentages, degrees, lengths, speeds, and ranges of them. */
final class PortugueseMeasures implements MeasureRules.Words {

  private static final String DEGREE_SCALE = "\\s?(?:[°º]\\s?([CFK])|°())(?!\\p{L})";
  private static final Pattern AMOUNT_BEFORE = Pattern.compile("[\\d€£%]\\s?(?:mil|mi|bi|[kKM])?$");

  private PortugueseMeasures() {}

  static List<Rule> rules() {
    return new MeasureRules(
            PortugueseUnits.TABLE,
            DEGREE_SCALE,
            "",
            AMOUNT_BEFORE,
            "menos",
            "por cento",
            new PortugueseMeasures())
        .rules(own());
  }

  private static List<Rule> own() {
    return List.of(
        Rule.figure(
            "(\\d{1,2})(?:'\\s?|\\s?ft\\s?)(\\d{1,2})(?:\"|''|”|\\s?in|(?![\\p{L}\\d]))" + END,
            PortugueseMeasures::feet),
        Rule.figure(
            NUMBER + "(?:\"|'')(?![\\p{L}\\d])",
            (m, around) ->
                around.before().contains("\"") || around.before().contains("“")
                    ? null
                    : counted(m.group(1), new Noun("polegada", "polegadas"))),
        Rule.figure(
            NUMBER + "k" + END + "|(\\d{2,3}(?:[.,]\\d)?)K" + END,
            (m, around) -> thousands(m.group(1) != null ? m.group(1) : m.group(2))),
        Rule.figure(NUMBER + "M" + END, PortugueseMeasures::millions));
  }

  @Override
  public String number(String written) {
    return PortugueseCounting.said(written, false);
  }

  @Override
  public String measured(String written, @Nullable Noun unit) {
    return PortugueseCounting.said(
        PortugueseCounting.measured(written), unit != null && PortugueseUnits.feminine(unit));
  }

  @Override
  public String joint(Surroundings around) {
    return PortugueseCounting.joint(around);
  }

  @Override
  public String degrees(boolean one, @Nullable String scale) {
    String name =
        switch (scale == null ? "" : scale) {
          case "C" -> " Célsius";
          case "F" -> " fárenraiti";
          case "K" -> " kélvin";
          default -> "";
        };
    return (one ? " grau" : " graus") + name;
  }

  @Override
  public boolean isOneDegree(String written, Surroundings around) {
    return Amount.of(written, '.').one();
  }

  @Override
  public boolean isOne(String written, Surroundings around) {
    return belowTwo(written);
  }

  @Override
  public boolean isOneJoined(String written, Surroundings around) {
    return belowTwo(written);
  }

  @Override
  public boolean isOneOfRange(Surroundings around) {
    return false;
  }

  /** Less than two of something is one of it: 1,5 quilo. */
  private static boolean belowTwo(String written) {
    String whole = PortugueseCounting.measured(written).whole();
    return whole.equals("1") || whole.equals("0");
  }

  private static String feet(MatchResult match, Surroundings around) {
    return counted(match.group(1), new Noun("pé", "pés"))
        + " e "
        + counted(match.group(2), new Noun("polegada", "polegadas"));
  }

  private static String thousands(String written) {
    return written.equals("1") ? "mil" : PortugueseCounting.said(written, false) + " mil";
  }

  private static String millions(MatchResult match, Surroundings around) {
    String next = around.wordAfter();
    boolean noun = !next.isEmpty() && Character.isLowerCase(next.charAt(0)) && !next.equals("de");
    boolean one = Amount.of(match.group(1), '.').whole().equals("1");
    return PortugueseCounting.said(match.group(1), false)
        + (one ? " milhão" : " milhões")
        + (noun ? " de" : "");
  }

  private static String counted(String written, Noun unit) {
    return PortugueseCounting.said(
            PortugueseCounting.measured(written), PortugueseUnits.feminine(unit))
        + " "
        + unit.counted(belowTwo(written));
  }
}
