package io.babelgrid.synthesis.text;

import static io.babelgrid.synthesis.text.Amount.DASH;
import static io.babelgrid.synthesis.text.Amount.END;
import static io.babelgrid.synthesis.text.Amount.NUMBER;
import static io.babelgrid.synthesis.text.Amount.SIGNED;

import io.babelgrid.synthesis.text.Terms.Noun;
import io.babelgrid.synthesis.text.TextScanner.Rule;
import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** English numbers with a unit: percentages, degrees, lengths, speeds, and ranges of them. */
final class EnglishMeasures {

  private static final String DEGREE = "\\s?[°º]\\s?([CFK])?(?!\\p{L})";
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
    return Stream.concat(ranges().stream(), single().stream()).toList();
  }

  private static List<Rule> ranges() {
    return List.of(
        Rule.figure(
            NUMBER + "(?:\\s?%)?" + DASH + NUMBER + "\\s?%",
            (m, around) -> range(m.group(1), m.group(2), around) + " percent"),
        Rule.figure(
            NUMBER + "(?:\\s?[°º]\\s?[CFK]?)?" + DASH + NUMBER + DEGREE,
            (m, around) -> range(m.group(1), m.group(2), around) + degreesOf(m.group(3), false)),
        Rule.figure(
            NUMBER + "(?:\\s?(\\p{L}{1,4}))?" + DASH + NUMBER + "\\s?" + UnitTable.REGEX + END,
            EnglishMeasures::rangeOfUnits));
  }

  private static List<Rule> single() {
    return List.of(
        Rule.figure(
            SIGNED + "\\s?%",
            (m, around) -> sign(m) + EnglishNumbers.written(m.group(2)) + " percent"),
        Rule.figure(SIGNED + DEGREE, EnglishMeasures::degrees),
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
            NUMBER + "bn" + END, (m, around) -> EnglishNumbers.written(m.group(1)) + " billion"),
        Rule.figure(NUMBER + "-" + UnitTable.REGEX + END, EnglishMeasures::compound),
        Rule.figure(
            SIGNED + "\\s?" + UnitTable.REGEX + END + "(?:\\.(?=\\s\\p{Ll}))?",
            EnglishMeasures::measure),
        Rule.figure("/(\\p{L}{1,8}[²³]?)" + END, EnglishMeasures::per),
        Rule.of(
            UnitTable.ALONE + END,
            (m, around) -> {
              Noun unit = EnglishUnits.of(m.group());
              return unit == null ? null : unit.plural();
            }));
  }

  private static String sign(MatchResult match) {
    return match.group(1) == null ? "" : "minus ";
  }

  private static String range(String from, String to, Surroundings around) {
    return EnglishNumbers.said(EnglishCounting.measured(from))
        + EnglishCounting.joint(around)
        + EnglishNumbers.said(EnglishCounting.measured(to));
  }

  private static @Nullable String rangeOfUnits(MatchResult match, Surroundings around) {
    Noun unit = EnglishUnits.of(match.group(4));
    boolean measured = match.group(2) == null || EnglishUnits.of(match.group(2)) != null;
    return unit == null || !measured
        ? null
        : range(match.group(1), match.group(3), around)
            + " "
            + unit.counted(EnglishCounting.attributive(around));
  }

  private static String degrees(MatchResult match, Surroundings around) {
    boolean one = Amount.of(match.group(2), ',').one() || EnglishCounting.attributive(around);
    return sign(match) + EnglishNumbers.written(match.group(2)) + degreesOf(match.group(3), one);
  }

  private static String degreesOf(@Nullable String scale, boolean one) {
    String name =
        switch (scale == null ? "" : scale) {
          case "C" -> " Celsius";
          case "F" -> " Fahrenheit";
          case "K" -> " Kelvin";
          default -> "";
        };
    return (one ? " degree" : " degrees") + name;
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

  private static @Nullable String compound(MatchResult match, Surroundings around) {
    Noun unit = EnglishUnits.of(match.group(2));
    return unit == null
        ? null
        : EnglishNumbers.said(EnglishCounting.measured(match.group(1))) + " " + unit.singular();
  }

  private static @Nullable String measure(MatchResult match, Surroundings around) {
    Noun unit = EnglishUnits.of(match.group(3));
    if (unit == null) {
      return null;
    }
    Amount amount = EnglishCounting.measured(match.group(2));
    boolean one = amount.one() || EnglishCounting.attributive(around);
    return sign(match) + EnglishNumbers.said(amount) + " " + unit.counted(one);
  }

  /** What an amount is paid or done for: $50/month, 3/day. */
  private static @Nullable String per(MatchResult match, Surroundings around) {
    boolean amount = AMOUNT_BEFORE.matcher(around.before()).find();
    String per = amount ? EnglishUnits.per(match.group(1)) : null;
    return per == null ? null : per.strip();
  }
}
