package io.babelgrid.synthesis.text;

import static io.babelgrid.synthesis.text.Amount.END;
import static io.babelgrid.synthesis.text.Amount.NUMBER;

import io.babelgrid.synthesis.text.Terms.Noun;
import io.babelgrid.synthesis.text.TextScanner.Rule;
import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** English numbers with a unit: percentages, degrees, lengths, speeds, and ranges of them. */
final class EnglishMeasures implements MeasureRules.Words {

  private static final String DEGREE = "\\s?[°º]\\s?([CFK])?(?!\\p{L})";

  /** Of an abbreviation, where the sentence goes on. */
  private static final String ABBREVIATION_END = "(?:\\.(?=\\s\\p{Ll}))?";

  private static final String INCH_MARK = "(?:\"|''|”)";
  private static final Pattern AMOUNT_BEFORE = Pattern.compile("[\\d€£%][kKmMbBn]{0,2}$");

  /** What comes in millions, so that m is no meter. */
  private static final Set<String> MANY =
      Terms.words(
          "people users viewers views jobs households customers subscribers followers downloads copies"
              + " barrels voters children citizens residents passengers visitors homes shares"
              + " units workers students players tourists adults families accounts");

  private EnglishMeasures() {}

  static List<Rule> rules() {
    return new MeasureRules(
            EnglishUnits.TABLE,
            DEGREE,
            ABBREVIATION_END,
            AMOUNT_BEFORE,
            "minus",
            "percent",
            new EnglishMeasures())
        .rules(own());
  }

  private static List<Rule> own() {
    return List.of(
        Rule.figure(
            "(\\d{1,2})\\s?ft\\.?\\s?(\\d{1,2})(?:\\s?in)?" + END,
            (m, around) -> feet(m.group(1), m.group(2))),
        Rule.figure(
            "(\\d{1,2})'\\s?(\\d{1,2})(?:" + INCH_MARK + "|(?![\\p{L}\\d]))",
            (m, around) -> feet(m.group(1), m.group(2))),
        Rule.figure(
            "(\\d{1,4})'(?=\\s?(?:tall|long|wide|deep|high|x|by)(?!\\p{L}))",
            (m, around) ->
                EnglishNumbers.written(m.group(1)) + (m.group(1).equals("1") ? " foot" : " feet")),
        Rule.figure(NUMBER + "(?:\"|'')(?![\\p{L}\\d])", EnglishMeasures::inches),
        Rule.figure(
            NUMBER + "(?:M|mn|m(?= (?:" + String.join("|", MANY) + ")" + END + "))" + END,
            (m, around) -> EnglishNumbers.written(m.group(1)) + " million"),
        Rule.figure(
            NUMBER + "bn" + END, (m, around) -> EnglishNumbers.written(m.group(1)) + " billion"));
  }

  @Override
  public String number(String written) {
    return EnglishNumbers.written(written);
  }

  @Override
  public String measured(String written, @Nullable Noun unit) {
    return EnglishNumbers.said(EnglishCounting.measured(written));
  }

  @Override
  public String joint(Surroundings around) {
    return EnglishCounting.joint(around);
  }

  @Override
  public String degrees(boolean one, @Nullable String scale) {
    String name =
        switch (scale == null ? "" : scale) {
          case "C" -> " Celsius";
          case "F" -> " Fahrenheit";
          case "K" -> " Kelvin";
          default -> "";
        };
    return (one ? " degree" : " degrees") + name;
  }

  @Override
  public boolean isOneDegree(String written, Surroundings around) {
    return isOne(written, around);
  }

  @Override
  public boolean isOne(String written, Surroundings around) {
    return EnglishCounting.measured(written).one() || EnglishCounting.attributive(around);
  }

  @Override
  public boolean isOneJoined(String written, Surroundings around) {
    return true;
  }

  @Override
  public boolean isOneOfRange(Surroundings around) {
    return EnglishCounting.attributive(around);
  }

  private static String feet(String feet, String inches) {
    return EnglishNumbers.written(feet) + " foot " + EnglishNumbers.written(inches);
  }

  /** A quotation mark after a number closes what one before it opened. */
  private static @Nullable String inches(MatchResult match, Surroundings around) {
    if (around.before().contains("\"") || around.before().contains("“")) {
      return null;
    }
    Amount amount = Amount.of(match.group(1), ',');
    boolean one = amount.one() || EnglishCounting.nounFollows(around);
    return EnglishNumbers.said(amount) + (one ? " inch" : " inches");
  }
}
