package io.babelgrid.synthesis.text;

import static io.babelgrid.synthesis.text.Amount.DASH;
import static io.babelgrid.synthesis.text.Amount.END;
import static io.babelgrid.synthesis.text.Amount.NUMBER;
import static io.babelgrid.synthesis.text.Amount.SIGNED;

import io.babelgrid.synthesis.text.Terms.Noun;
import io.babelgrid.synthesis.text.TextScanner.Rule;
import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How numbers with a unit are written in any language: percentages, degrees, units, and ranges of
 * them.
 *
 * @param units of the language
 * @param degree matches the sign of a degree, with the letter of a scale as its first group
 * @param unitEnd matches what may stand behind a unit and belongs to it, or nothing
 * @param amountBefore matches the end of a text that says what is paid or done per something
 * @param minus said before a number below zero
 * @param percent said for the sign
 * @param words what is said
 */
record MeasureRules(
    UnitTable units,
    String degree,
    String unitEnd,
    Pattern amountBefore,
    String minus,
    String percent,
    Words words) {

  /** The words of a language. */
  interface Words {

    /** A number as it stands. */
    String number(String written);

    /** A number of degrees. */
    default String ofDegrees(String written) {
      return number(written);
    }

    /**
     * A number that measures.
     *
     * @param unit what it counts, if that has a gender
     */
    String measured(String written, @Nullable Noun unit);

    /** What joins the ends of a range, with a space on each side. */
    String joint(Surroundings around);

    /** Degrees of a scale, with a space before them. */
    String degrees(boolean one, @Nullable String scale);

    /** Whether so many degrees stand in the singular. */
    boolean isOneDegree(String written, Surroundings around);

    /** Whether so much of a unit stands in the singular. */
    boolean isOne(String written, Surroundings around);

    /** The same where a hyphen joins them. */
    boolean isOneJoined(String written, Surroundings around);

    /** Whether the unit of a range stands in the singular. */
    boolean isOneOfRange(Surroundings around);
  }

  /**
   * @param own what only this language writes; it goes before bare units
   */
  List<Rule> rules(List<Rule> own) {
    return Stream.of(ranges(), signs(), own, unitsAlone()).flatMap(List::stream).toList();
  }

  private List<Rule> ranges() {
    return List.of(
        Rule.figure(
            NUMBER + "(?:\\s?%)?" + DASH + NUMBER + "\\s?%",
            (m, around) -> range(m.group(1), m.group(2), null, around) + " " + percent),
        Rule.figure(
            NUMBER + "(?:\\s?[°º]\\s?[CFK]?)?" + DASH + NUMBER + degree,
            (m, around) ->
                range(m.group(1), m.group(2), null, around) + words.degrees(false, m.group(3))),
        Rule.figure(
            NUMBER + "(?:\\s?(\\p{L}{1,4}))?" + DASH + NUMBER + "\\s?" + UnitTable.REGEX + END,
            this::rangeOfUnits));
  }

  private List<Rule> signs() {
    return List.of(
        Rule.figure(
            SIGNED + "\\s?%", (m, around) -> sign(m) + words.number(m.group(2)) + " " + percent),
        Rule.figure(
            SIGNED + degree,
            (m, around) ->
                sign(m)
                    + words.ofDegrees(m.group(2))
                    + words.degrees(words.isOneDegree(m.group(2), around), m.group(3))));
  }

  private List<Rule> unitsAlone() {
    return List.of(
        Rule.figure(
            NUMBER + "-" + UnitTable.REGEX + END,
            (m, around) -> {
              boolean one = words.isOneJoined(m.group(1), around);
              return measure(m.group(1), units.of(m.group(2)), one);
            }),
        Rule.figure(
            SIGNED + "\\s?" + UnitTable.REGEX + END + unitEnd,
            (m, around) -> {
              boolean one = words.isOne(m.group(2), around);
              String measure = measure(m.group(2), units.of(m.group(3)), one);
              return measure == null ? null : sign(m) + measure;
            }),
        Rule.figure("/(\\p{L}{1,8}[²³]?)" + END, this::per),
        Rule.of(
            UnitTable.ALONE + END,
            (m, around) -> {
              Noun unit = units.of(m.group());
              return unit == null ? null : unit.plural();
            }));
  }

  private String sign(MatchResult match) {
    return match.group(1) == null ? "" : minus + " ";
  }

  private String range(String from, String to, @Nullable Noun unit, Surroundings around) {
    return words.measured(from, unit) + words.joint(around) + words.measured(to, unit);
  }

  private @Nullable String rangeOfUnits(MatchResult match, Surroundings around) {
    Noun unit = units.of(match.group(4));
    boolean measured = match.group(2) == null || units.of(match.group(2)) != null;
    return unit == null || !measured
        ? null
        : range(match.group(1), match.group(3), unit, around)
            + " "
            + unit.counted(words.isOneOfRange(around));
  }

  private @Nullable String measure(String written, @Nullable Noun unit, boolean one) {
    return unit == null ? null : words.measured(written, unit) + " " + unit.counted(one);
  }

  /** What an amount is paid or done for: $50/month, 3/day. */
  private @Nullable String per(MatchResult match, Surroundings around) {
    boolean amount = amountBefore.matcher(around.before()).find();
    String per = amount ? units.per(match.group(1)) : null;
    return per == null ? null : per.strip();
  }
}
