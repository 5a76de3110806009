package io.babelgrid.synthesis.text;

import static io.babelgrid.synthesis.text.Amount.DASH;
import static io.babelgrid.synthesis.text.Amount.END;
import static io.babelgrid.synthesis.text.Amount.NUMBER;
import static io.babelgrid.synthesis.text.Amount.SIGNED;

import io.babelgrid.synthesis.text.Terms.Noun;
import io.babelgrid.synthesis.text.TextScanner.Rule;
import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** English numbers without a unit: decades, ordinals, fractions, ranges, and the number itself. */
final class EnglishCounts {

  private static final Map<Integer, Noun> DENOMINATORS =
      Map.of(
          2, new Noun("half", "halves"),
          3, new Noun("third", "thirds"),
          4, new Noun("quarter", "quarters"),
          100, new Noun("hundredth", "hundredths"),
          1000, new Noun("thousandth", "thousandths"));

  /** Up to here a fraction is one of so many parts; beyond, only a single part is. */
  private static final int LAST_PART = 9;

  private static final Map<String, String> FRACTION_SIGNS =
      Map.of(
          "½",
          "a half",
          "¼",
          "a quarter",
          "¾",
          "three quarters",
          "⅓",
          "a third",
          "⅔",
          "two thirds");

  private static final Set<String> DECADE_WORDS =
      Terms.words(
          "the his her their my your our its early mid late late- mid- early- roaring swinging");

  private static final int LAST_AGE_DECADE = 50;

  private EnglishCounts() {}

  /** To be tried before seconds are: 1990s. */
  static List<Rule> decades() {
    return List.of(
        Rule.figure("('?)(\\d{2})?(\\d0)'?s" + END, EnglishCounts::decade),
        Rule.figure(
            "(?<![\\p{L}\\d])'(\\d{2})" + END,
            (m, around) -> EnglishNumbers.yearOfCentury(Integer.parseInt(m.group(1)))));
  }

  static List<Rule> rules() {
    return List.of(
        Rule.figure(
            "(\\d{1,3}(?:,\\d{3}){1,4}|\\d{1,12})(?:st|nd|rd|th)" + END, EnglishCounts::ordinal),
        Rule.figure("24/7/365" + END, (m, around) -> "twenty four seven three sixty five"),
        Rule.figure("(\\d{1,4}) ([1-9])/([2-9]|1\\d)(?![\\d/])", EnglishCounts::mixed),
        Rule.figure(
            "(\\d{1,9})\\s?([½¼¾⅓⅔])",
            (m, around) ->
                EnglishNumbers.integer(m.group(1)) + " and " + FRACTION_SIGNS.get(m.group(2))),
        Rule.figure("(\\d{1,3})/(\\d{1,4})(?![\\d/])", EnglishCounts::slash),
        Rule.figure(
            "(\\d{1,3}):(\\d{1,3})(?![\\d:])",
            (m, around) ->
                EnglishNumbers.written(m.group(1)) + " to " + EnglishNumbers.written(m.group(2))),
        Rule.figure(
            NUMBER + "[xX×](?![\\p{L}\\d])(?!\\s?\\d)",
            (m, around) ->
                EnglishNumbers.written(m.group(1))
                    + (EnglishCounting.attributive(around) ? " X" : " times")),
        Rule.figure(
            "(?!0[xX])" + NUMBER + "\\s?[xX×]\\s?(?=\\d)",
            (m, around) -> EnglishNumbers.written(m.group(1)) + " by"),
        Rule.figure(
            NUMBER + DASH + NUMBER + "(?=\\s?=)",
            (m, around) ->
                EnglishNumbers.written(m.group(1))
                    + " minus "
                    + EnglishNumbers.written(m.group(2))),
        Rule.figure(
            "(?<!\\d[-–])" + NUMBER + DASH + NUMBER + END + "(?![-–]\\d)", EnglishCounts::range),
        Rule.figure(
            "(?<![\\p{L}\\d.])\\.(\\d{1,20})" + END,
            (m, around) -> "point " + EnglishNumbers.digits(m.group(1))),
        Rule.figure(
            SIGNED,
            (m, around) -> (m.group(1) == null ? "" : "minus ") + plain(m.group(2), around)));
  }

  /** Four digits of our age are taken for a year. */
  private static String plain(String written, Surroundings around) {
    return EnglishNumbers.isYear(written)
        ? EnglishNumbers.writtenYear(written)
        : EnglishNumbers.said(EnglishCounting.amount(written, around));
  }

  private static String range(MatchResult match, Surroundings around) {
    return plain(match.group(1), around)
        + EnglishCounting.joint(around)
        + plain(match.group(2), around);
  }

  private static String ordinal(MatchResult match, Surroundings around) {
    return EnglishNumbers.ordinal(Long.parseLong(match.group(1).replace(",", "")));
  }

  /** Plain tens with an s may be seconds: those of a life need a word that says so. */
  private static @Nullable String decade(MatchResult match, Surroundings around) {
    String century = match.group(2);
    int tens = Integer.parseInt(match.group(3));
    boolean said =
        century != null
            || !match.group(1).isEmpty()
            || DECADE_WORDS.contains(around.lettersBefore(1));
    if (tens < 20) {
      return century == null ? null : firstDecades(Integer.parseInt(century), tens);
    }
    if (!said && tens <= LAST_AGE_DECADE) {
      return null;
    }
    String word = EnglishNumbers.cardinal(tens);
    String plural = word.substring(0, word.length() - 1) + "ies";
    return century == null ? plural : EnglishNumbers.integer(century) + " " + plural;
  }

  private static String firstDecades(int century, int tens) {
    if (tens > 0) {
      return EnglishNumbers.cardinal(century) + " tens";
    }
    return century % 10 == 0
        ? EnglishNumbers.cardinal(century * 100L) + "s"
        : EnglishNumbers.cardinal(century) + " hundreds";
  }

  private static String mixed(MatchResult match, Surroundings around) {
    int above = Integer.parseInt(match.group(2));
    int below = Integer.parseInt(match.group(3));
    String part = above >= below ? null : part(above, below);
    String whole = EnglishNumbers.integer(match.group(1));
    if (part == null) {
      return whole
          + " "
          + EnglishNumbers.cardinal(above)
          + " slash "
          + EnglishNumbers.cardinal(below);
    }
    return whole + " and " + (above == 1 ? "a" + part.substring("one".length()) : part);
  }

  private static String slash(MatchResult match, Surroundings around) {
    int above = Integer.parseInt(match.group(1));
    int below = Integer.parseInt(match.group(2));
    String first = EnglishNumbers.written(match.group(1));
    String second = EnglishNumbers.written(match.group(2));
    boolean shares = above + below == 100 && above % 5 == 0 && below > 0;
    if ((above == 24 && below == 7) || (above == 9 && below == 11) || shares || isTwenty(match)) {
      return first + " " + second;
    }
    if (above >= 80 && above <= 220 && below >= 40 && below <= 130 && above > below) {
      return EnglishNumbers.shortHundreds(above) + " over " + second;
    }
    if (EnglishNumbers.isYear(match.group(2)) && above >= 1 && above <= 12) {
      return EnglishTerms.MONTHS.get(above - 1) + " " + EnglishNumbers.year(below);
    }
    if (below == 10 && above > 1 && above <= 10) {
      return first + " out of ten";
    }
    if (below == 100 && above >= 10) {
      return first + " out of one hundred";
    }
    String part = above >= 1 && above < below ? part(above, below) : null;
    return part != null ? part : first + " slash " + second;
  }

  private static boolean isTwenty(MatchResult match) {
    return match.group().equals("20/20");
  }

  private static @Nullable String part(int above, int below) {
    if (below > LAST_PART && above > 1 && !DENOMINATORS.containsKey(below)) {
      return null;
    }
    Noun part = DENOMINATORS.get(below);
    if (part == null) {
      String ordinal = EnglishNumbers.ordinal(below);
      part = new Noun(ordinal, ordinal + "s");
    }
    return EnglishNumbers.cardinal(above) + " " + (above == 1 ? part.singular() : part.plural());
  }
}
