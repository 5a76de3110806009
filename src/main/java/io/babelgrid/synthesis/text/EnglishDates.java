package io.babelgrid.synthesis.text;

import io.babelgrid.synthesis.text.TextScanner.Rule;
import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** English dates and times of day to words. */
final class EnglishDates {

  private static final String MONTH =
      "(January|February|March|April|May|June|July|August|September|October|November|December"
          + "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\\b\\.?";
  private static final String END = "(?![\\p{L}\\d])";

  private EnglishDates() {}

  static List<Rule> rules() {
    return List.of(
        Rule.of("(\\d{4})-(\\d{2})-(\\d{2})" + END, (m, around) -> date(m, 1, 2, 3)),
        Rule.of("(\\d{1,2})[/.](\\d{1,2})[/.](\\d{4})" + END, EnglishDates::slashDate),
        Rule.of(
            MONTH
                + " (\\d{1,2})(?:st|nd|rd|th)?(?![\\d:%.]\\d|\\d|\\p{L})(?:(,?) (\\d{4})"
                + END
                + ")?",
            EnglishDates::monthDay),
        Rule.of("(\\d{1,2})(?:st|nd|rd|th)? (?:of )?" + MONTH, EnglishDates::dayMonth),
        Rule.of(
            "(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:\\s?([AaPp])(?:\\.\\s?[Mm]\\.?|[Mm])"
                + END
                + ")?(?!\\d)",
            EnglishDates::clock),
        Rule.of("(\\d{1,2})\\s?([AaPp])(?:\\.\\s?[Mm]\\.?|[Mm])" + END, EnglishDates::fullHour));
  }

  private static @Nullable String date(MatchResult match, int year, int month, int day) {
    int m = Integer.parseInt(match.group(month));
    int d = Integer.parseInt(match.group(day));
    if (m < 1 || m > 12 || d < 1 || d > 31) {
      return null;
    }
    String name = EnglishTerms.MONTHS.get(m - 1);
    return name
        + " "
        + EnglishNumbers.ordinal(d)
        + ", "
        + EnglishNumbers.writtenYear(match.group(year));
  }

  /** Month first, unless only the other order can be a date. */
  private static @Nullable String slashDate(MatchResult match, Surroundings around) {
    boolean monthFirst = Integer.parseInt(match.group(1)) <= 12;
    return monthFirst ? date(match, 3, 1, 2) : date(match, 3, 2, 1);
  }

  private static @Nullable String monthDay(MatchResult match, Surroundings around) {
    int day = Integer.parseInt(match.group(2));
    if (day < 1 || day > 31) {
      return null;
    }
    String year =
        match.group(4) == null
            ? ""
            : match.group(3) + " " + EnglishNumbers.writtenYear(match.group(4));
    return monthName(match.group(1)) + " " + EnglishNumbers.ordinal(day) + year;
  }

  private static @Nullable String dayMonth(MatchResult match, Surroundings around) {
    int day = Integer.parseInt(match.group(1));
    if (day < 1 || day > 31) {
      return null;
    }
    String article = around.before().toLowerCase(Locale.ROOT).endsWith("the ") ? "" : "the ";
    return article + EnglishNumbers.ordinal(day) + " of " + monthName(match.group(2));
  }

  private static String monthName(String written) {
    return EnglishTerms.MONTHS.get(EnglishTerms.month(written) - 1);
  }

  private static @Nullable String clock(MatchResult match, Surroundings around) {
    int hour = Integer.parseInt(match.group(1));
    int minute = Integer.parseInt(match.group(2));
    if (hour > 24 || minute > 59) {
      return null;
    }
    if (minute == 0 && hour % 24 == 0 && match.group(3) == null) {
      return "midnight";
    }
    var words = new StringBuilder(EnglishNumbers.cardinal(hour));
    if (minute > 0) {
      words.append(minute < 10 ? " oh " : " ").append(EnglishNumbers.cardinal(minute));
    }
    if (match.group(3) != null) {
      int second = Integer.parseInt(match.group(3));
      words.append(" and ").append(EnglishNumbers.cardinal(second));
      words.append(second == 1 ? " second" : " seconds");
    }
    if (match.group(4) != null) {
      words.append(half(match.group(4), around));
    } else if (minute == 0 && match.group(3) == null) {
      words.append(hour >= 1 && hour <= 12 ? " o'clock" : " hundred");
    }
    return words.toString();
  }

  private static @Nullable String fullHour(MatchResult match, Surroundings around) {
    int hour = Integer.parseInt(match.group(1));
    return hour > 24 ? null : EnglishNumbers.cardinal(hour) + half(match.group(2), around);
  }

  private static String half(String letter, Surroundings around) {
    String initials = letter.equalsIgnoreCase("a") ? " A.M." : " P.M.";
    return initials + Marks.newSentence(around);
  }
}
