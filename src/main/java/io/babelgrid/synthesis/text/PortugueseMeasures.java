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

/** Portuguese numbers with a unit: percentages, degrees, lengths, speeds, and ranges of them. */
final class PortugueseMeasures {

  private static final String DEGREE_SCALE = "\\s?(?:[°º]\\s?([CFK])|°())(?!\\p{L})";
  private static final Pattern AMOUNT_BEFORE = Pattern.compile("[\\d€£%]\\s?(?:mil|mi|bi|[kKM])?$");

  private PortugueseMeasures() {}

  static List<Rule> rules() {
    return Stream.concat(ranges().stream(), single().stream()).toList();
  }

  private static List<Rule> ranges() {
    return List.of(
        Rule.figure(
            NUMBER + "(?:\\s?%)?" + DASH + NUMBER + "\\s?%",
            (m, around) -> range(m.group(1), m.group(2), false, around) + " por cento"),
        Rule.figure(
            NUMBER + "(?:\\s?[°º]\\s?[CFK]?)?" + DASH + NUMBER + DEGREE_SCALE,
            (m, around) ->
                range(m.group(1), m.group(2), false, around) + " graus" + scale(m.group(3))),
        Rule.figure(
            NUMBER + "(?:\\s?(\\p{L}{1,4}))?" + DASH + NUMBER + "\\s?" + UnitTable.REGEX + END,
            PortugueseMeasures::rangeOfUnits));
  }

  private static List<Rule> single() {
    return List.of(
        Rule.figure(
            SIGNED + "\\s?%",
            (m, around) -> sign(m) + PortugueseCounting.said(m.group(2), false) + " por cento"),
        Rule.figure(SIGNED + DEGREE_SCALE, PortugueseMeasures::degrees),
        Rule.figure(
            "(\\d{1,2})(?:'\\s?|\\s?ft\\s?)(\\d{1,2})(?:\"|''|”|\\s?in|(?![\\p{L}\\d]))" + END,
            PortugueseMeasures::feet),
        Rule.figure(
            NUMBER + "(?:\"|'')(?![\\p{L}\\d])",
            (m, around) ->
                around.before().contains("\"") || around.before().contains("“")
                    ? null
                    : measured(m.group(1), new Noun("polegada", "polegadas"))),
        Rule.figure(
            NUMBER + "k" + END + "|(\\d{2,3}(?:[.,]\\d)?)K" + END,
            (m, around) -> thousands(m.group(1) != null ? m.group(1) : m.group(2))),
        Rule.figure(NUMBER + "M" + END, PortugueseMeasures::millions),
        Rule.figure(NUMBER + "-" + UnitTable.REGEX + END, (m, around) -> unit(m, "", 1, 2)),
        Rule.figure(SIGNED + "\\s?" + UnitTable.REGEX + END, (m, around) -> unit(m, sign(m), 2, 3)),
        Rule.figure("/(\\p{L}{1,8}[²³]?)" + END, PortugueseMeasures::per),
        Rule.of(
            UnitTable.ALONE + END,
            (m, around) -> {
              Noun unit = PortugueseUnits.of(m.group());
              return unit == null ? null : unit.plural();
            }));
  }

  private static String sign(MatchResult match) {
    return match.group(1) == null ? "" : "menos ";
  }

  private static String range(String from, String to, boolean feminine, Surroundings around) {
    return PortugueseCounting.said(PortugueseCounting.measured(from), feminine)
        + PortugueseCounting.joint(around)
        + PortugueseCounting.said(PortugueseCounting.measured(to), feminine);
  }

  private static @Nullable String rangeOfUnits(MatchResult match, Surroundings around) {
    Noun unit = PortugueseUnits.of(match.group(4));
    boolean measured = match.group(2) == null || PortugueseUnits.of(match.group(2)) != null;
    return unit == null || !measured
        ? null
        : range(match.group(1), match.group(3), PortugueseUnits.feminine(unit), around)
            + " "
            + unit.plural();
  }

  private static String degrees(MatchResult match, Surroundings around) {
    boolean one = Amount.of(match.group(2), '.').one();
    return sign(match)
        + PortugueseCounting.said(match.group(2), false)
        + (one ? " grau" : " graus")
        + scale(match.group(3));
  }

  private static String scale(@Nullable String letter) {
    return switch (letter == null ? "" : letter) {
      case "C" -> " Célsius";
      case "F" -> " fárenraiti";
      case "K" -> " kélvin";
      default -> "";
    };
  }

  private static String feet(MatchResult match, Surroundings around) {
    return measured(match.group(1), new Noun("pé", "pés"))
        + " e "
        + measured(match.group(2), new Noun("polegada", "polegadas"));
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

  private static @Nullable String unit(MatchResult match, String sign, int number, int symbol) {
    Noun unit = PortugueseUnits.of(match.group(symbol));
    return unit == null ? null : sign + measured(match.group(number), unit);
  }

  /** Less than two of something is one of it: 1,5 quilo. */
  private static String measured(String written, Noun unit) {
    Amount amount = PortugueseCounting.measured(written);
    boolean singular = amount.whole().equals("1") || amount.whole().equals("0");
    return PortugueseCounting.said(amount, PortugueseUnits.feminine(unit))
        + " "
        + unit.counted(singular);
  }

  /** What an amount is paid or done for: R$ 50/mês, 3/dia. */
  private static @Nullable String per(MatchResult match, Surroundings around) {
    boolean amount = AMOUNT_BEFORE.matcher(around.before()).find();
    String per = amount ? PortugueseUnits.per(match.group(1)) : null;
    return per == null ? null : per.strip();
  }
}
