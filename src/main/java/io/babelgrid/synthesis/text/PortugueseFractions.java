package io.babelgrid.synthesis.text;

import io.babelgrid.synthesis.text.TextScanner.Rule;
import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** Two Portuguese numbers with a slash between them: fractions, days, shares, marks. */
final class PortugueseFractions {

  private static final Map<Integer, String> PARTS = Map.of(2, "meio", 3, "terço");

  private static final Map<String, String> SIGNS =
      Map.of("¼", "um quarto", "¾", "três quartos", "⅓", "um terço", "⅔", "dois terços");

  private static final Set<String> MARKS =
      Terms.words("nota notas avaliação pontuação tirei tirou");
  private static final int LAST_PART = 10;
  private static final int LAST_MONTH = 12;

  private PortugueseFractions() {}

  static List<Rule> rules() {
    return List.of(
        Rule.figure(
            "24/7/365" + Amount.END,
            (m, around) -> "vinte e quatro por sete trezentos e sessenta e cinco"),
        Rule.figure(
            "(\\d{1,4}) ([1-9])/([2-9])(?![\\d/])",
            (m, around) -> {
              String part = part(m.group(2), Integer.parseInt(m.group(3)), around);
              return part == null ? null : whole(m.group(1), around) + " e " + part;
            }),
        Rule.figure(
            "(\\d{1,9})\\s?([½¼¾⅓⅔])",
            (m, around) -> whole(m.group(1), around) + " e " + sign(m.group(2), around)),
        Rule.figure("[½⅓⅔]", (m, around) -> sign(m.group(), around)),
        Rule.figure("(\\d{1,3})/(\\d{1,4})(?![\\d/])", PortugueseFractions::read));
  }

  private static String whole(String written, Surroundings around) {
    return PortugueseNumbers.integer(written, feminineFollows(around));
  }

  private static boolean feminineFollows(Surroundings around) {
    String after = around.after().strip();
    return !after.isEmpty() && PortugueseGender.feminine("", " " + after);
  }

  private static String sign(String sign, Surroundings around) {
    String half = feminineFollows(around) ? "meia" : "meio";
    return SIGNS.getOrDefault(sign, half);
  }

  private static String read(MatchResult match, Surroundings around) {
    String first = match.group(1);
    String second = match.group(2);
    int above = Integer.parseInt(first);
    int below = Integer.parseInt(second);
    if (second.length() == 4 && above >= 1 && above <= LAST_MONTH) {
      return PortugueseTerms.MONTHS.get(above - 1)
          + " de "
          + PortugueseNumbers.integer(second, false);
    }
    String joint = joint(above, below, around);
    String named = joint == null ? partOrDay(first, second, around) : null;
    if (named != null) {
      return named;
    }
    return PortugueseCounting.said(first, false)
        + (joint == null ? " barra " : joint)
        + PortugueseCounting.said(second, false);
  }

  /** A fraction up to tenths, else a day of a month, else a single part; or null. */
  private static @Nullable String partOrDay(String first, String second, Surroundings around) {
    int below = Integer.parseInt(second);
    boolean divides = first.length() == 1 && second.charAt(0) != '0';
    String part = divides ? part(first, below, around) : null;
    String day = second.length() == 2 ? PortugueseDates.dayAndMonth(first, second) : null;
    return day == null || (part != null && below <= LAST_PART) ? part : day;
  }

  /** What is said for a slash that divides nothing, or null. */
  private static @Nullable String joint(int above, int below, Surroundings around) {
    String before = around.before().toLowerCase(Locale.ROOT);
    boolean pressure = above >= 80 && above <= 220 && below >= 40 && below <= 130 && above > below;
    if ((above == 24 && below == 7) || pressure || before.contains("pressão")) {
      return " por ";
    }
    if (below == LAST_PART && PortugueseCounting.behind(around, MARKS)) {
      return " de ";
    }
    return above + below == 100 && above % 5 == 0 && below > 0 ? " " : null;
  }

  /** So many parts of a whole, or null; beyond tenths only a single one. */
  private static @Nullable String part(String written, int below, Surroundings around) {
    int above = Integer.parseInt(written);
    if (below < 2 || above < 1 || above >= below || (below > LAST_PART && above > 1)) {
      return null;
    }
    if (below == 2) {
      return feminineFollows(around) ? "meia" : "meio";
    }
    boolean round = below <= LAST_PART || below == 100 || below == 1000;
    String name =
        below == 1000
            ? "milésimo"
            : round
                ? PARTS.getOrDefault(below, PortugueseNumbers.ordinal(below, false))
                : PortugueseNumbers.cardinal(below, false) + " avos";
    String count = PortugueseNumbers.cardinal(above, false);
    return count + " " + name + (above > 1 ? "s" : "");
  }
}
