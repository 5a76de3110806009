package io.babelgrid.synthesis.text;

import io.babelgrid.synthesis.text.SpanishNumbers.Form;
import io.babelgrid.synthesis.text.TextScanner.Rule;
import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** Two Spanish numbers with a slash between them: fractions, days, shares, marks. */
final class SpanishFractions {

  private static final Map<String, String> SIGNS =
      Map.of("¼", "un cuarto", "¾", "tres cuartos", "⅓", "un tercio", "⅔", "dos tercios");

  private static final Set<String> MARKS =
      Terms.words("nota notas calificación puntuación saqué sacó un");
  private static final int LAST_PART = 10;
  private static final int LAST_MONTH = 12;

  private SpanishFractions() {}

  static List<Rule> rules() {
    return List.of(
        Rule.figure(
            "24/7/365" + Amount.END,
            (m, around) -> "veinticuatro siete trescientos sesenta y cinco"),
        Rule.figure(
            "(\\d{1,4}) ([1-9])/([2-9])(?![\\d/])",
            (m, around) -> {
              String part = part(m.group(2), Integer.parseInt(m.group(3)), around);
              return part == null ? null : whole(m.group(1), around) + " y " + part;
            }),
        Rule.figure(
            "(\\d{1,9})\\s?([½¼¾⅓⅔])",
            (m, around) -> whole(m.group(1), around) + " y " + sign(m.group(2), around)),
        Rule.figure("[½⅓⅔]", (m, around) -> sign(m.group(), around)),
        Rule.figure("(\\d{1,3})/(\\d{1,4})(?![\\d/])", SpanishFractions::read));
  }

  private static String whole(String written, Surroundings around) {
    return SpanishNumbers.integer(written, SpanishGender.form("", around.after(), false));
  }

  private static String half(Surroundings around) {
    Form form = SpanishGender.form("", around.after(), true);
    return form == Form.FEMININE ? "media" : "medio";
  }

  private static String sign(String sign, Surroundings around) {
    return SIGNS.getOrDefault(sign, half(around));
  }

  private static String read(MatchResult match, Surroundings around) {
    String first = match.group(1);
    String second = match.group(2);
    int above = Integer.parseInt(first);
    int below = Integer.parseInt(second);
    if (second.length() == 4 && above >= 1 && above <= LAST_MONTH) {
      return SpanishTerms.MONTHS.get(above - 1) + " de " + SpanishNumbers.integer(second);
    }
    String joint = joint(above, below, around);
    String named = joint == null ? partOrDay(first, second, around) : null;
    if (named != null) {
      return named;
    }
    return SpanishCounting.said(first)
        + (joint == null ? " barra " : joint)
        + SpanishCounting.said(second);
  }

  /** A fraction up to tenths, else a day of a month, else a single part; or null. */
  private static @Nullable String partOrDay(String first, String second, Surroundings around) {
    int below = Integer.parseInt(second);
    boolean divides = first.length() == 1 && second.charAt(0) != '0';
    String part = divides ? part(first, below, around) : null;
    String day = second.length() == 2 ? SpanishDates.dayAndMonth(first, second) : null;
    return day == null || (part != null && below <= LAST_PART) ? part : day;
  }

  /** What is said for a slash that divides nothing, or null. */
  private static @Nullable String joint(int above, int below, Surroundings around) {
    String before = around.before().toLowerCase(Locale.ROOT);
    boolean pressure = above >= 80 && above <= 220 && below >= 40 && below <= 130 && above > below;
    if (pressure || before.contains("presión") || before.contains("tensión")) {
      return " sobre ";
    }
    if (below == LAST_PART && SpanishCounting.behind(around, MARKS)) {
      return " de ";
    }
    boolean shares = above + below == 100 && above % 5 == 0 && below > 0;
    return shares || (above == 24 && below == 7) ? " " : null;
  }

  /** So many parts of a whole, or null; beyond tenths only a single one. */
  private static @Nullable String part(String written, int below, Surroundings around) {
    int above = Integer.parseInt(written);
    if (below < 2 || above < 1 || above >= below || (below > LAST_PART && above > 1)) {
      return null;
    }
    if (below == 2) {
      return half(around);
    }
    String name =
        switch (below) {
          case 3 -> "tercio";
          case LAST_PART, 100, 1000 -> SpanishNumbers.ordinal(below, Form.ALONE);
          default ->
              below < LAST_PART
                  ? SpanishNumbers.ordinal(below, Form.ALONE)
                  : SpanishNumbers.cardinal(below, Form.MASCULINE).replace(" ", "") + "avo";
        };
    if (around.wordAfter().equals(above == 1 ? "parte" : "partes")) {
      String share = SpanishNumbers.ordinal(below, Form.FEMININE);
      return SpanishNumbers.cardinal(above, Form.FEMININE) + " " + share + (above > 1 ? "s" : "");
    }
    String count = SpanishNumbers.cardinal(above, Form.MASCULINE);
    return count + " " + name + (above > 1 ? "s" : "");
  }
}
