package io.babelgrid.synthesis.text;

import io.babelgrid.synthesis.text.TextScanner.Rule;
import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** English dates and times of day to words. */
final class EnglishDates {

  private static final String MONTH =
      "(January|February|March|April|May|June|July|August|September|October|November|December"
          + "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\\b\\.?";
  private static final String END = Amount.END;

  /** AM or PM; its first letter is a group. */
  private static final String HALF = "([AaPp])(?:\\.\\s?[Mm]\\.?|[Mm])";

  /** A dash before the time that says which half of the day is meant. */
  private static final String UNTIL = "\\s?[-–]\\s?(?=\\d{1,2}(?::\\d{2})?\\s?[AaPp]\\.?\\s?[Mm])";

  private static final Pattern TIME_BEFORE =
      Pattern.compile("(?:\\d:\\d{2}|\\d)(?:\\s?[AaPp]\\.?\\s?[Mm]\\.?)?\\s?$");

  /** Years of two digits from here on are of the century before. */
  private static final int OLD = 50;

  private EnglishDates() {}

  static List<Rule> rules() {
    return List.of(
        Rule.figure("(\\d{4})[-/](\\d{2})[-/](\\d{2})" + END, (m, around) -> date(m, 1, 2, 3)),
        Rule.figure("(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})" + END, EnglishDates::numericDate),
        Rule.figure("(\\d{1,2})(/)(\\d{1,2})/(\\d{2})(?![\\p{L}\\d/])", EnglishDates::numericDate),
        Rule.figure(
            "(?<=\\b(?:[oO]n|[uU]ntil|[sS]ince|[dD]ue) )(\\d{1,2})/(\\d{1,2})(?![\\p{L}\\d/])",
            EnglishDates::monthDayInNumbers),
        Rule.of(
            MONTH
                + " (\\d{1,2})(?:st|nd|rd|th)?(?:\\s?[-–]\\s?(\\d{1,2})(?:st|nd|rd|th)?)?"
                + "(?![\\d:%.]\\d|\\d|\\p{L})(?:(,?) (\\d{4})"
                + END
                + ")?",
            EnglishDates::monthDay),
        Rule.figure("(\\d{1,2})(?:st|nd|rd|th)? (?:of )?" + MONTH, EnglishDates::dayMonth),
        Rule.figure("(\\d{1,2})(?::(\\d{2}))?" + UNTIL, EnglishDates::start),
        Rule.figure(
            "(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:\\s?" + HALF + END + ")?(?!\\d)",
            EnglishDates::clock),
        Rule.figure("(\\d{1,2})\\s?" + HALF + END, EnglishDates::fullHour),
        Rule.figure(
            "[-–]\\s?(?=\\d{1,2}(?::\\d{2}(?:\\s?" + HALF + ")?|\\s?" + HALF + ")" + END + ")",
            EnglishDates::until));
  }

  private static @Nullable String date(MatchResult match, int year, int month, int day) {
    int m = Integer.parseInt(match.group(month));
    int d = Integer.parseInt(match.group(day));
    if (m < 1 || m > 12 || d < 1 || d > 31) {
      return null;
    }
    return monthAndDay(m, d) + ", " + EnglishNumbers.writtenYear(match.group(year));
  }

  private static String monthAndDay(int month, int day) {
    return EnglishTerms.MONTHS.get(month - 1) + " " + EnglishNumbers.ordinal(day);
  }

  /** Month first, unless only the other order can be a date. */
  private static @Nullable String numericDate(MatchResult match, Surroundings around) {
    int first = Integer.parseInt(match.group(1));
    int second = Integer.parseInt(match.group(3));
    int year = Integer.parseInt(match.group(4));
    int month = first <= 12 ? first : second;
    int day = first <= 12 ? second : first;
    if (month < 1 || month > 12 || day < 1 || day > 31) {
      return null;
    }
    int full = match.group(4).length() > 2 ? year : year + (year < OLD ? 2000 : 1900);
    return monthAndDay(month, day) + ", " + EnglishNumbers.writtenYear(String.valueOf(full));
  }

  private static @Nullable String monthDayInNumbers(MatchResult match, Surroundings around) {
    int month = Integer.parseInt(match.group(1));
    int day = Integer.parseInt(match.group(2));
    boolean real =
        month >= 1 && month <= 12 && day >= 1 && day <= 31 && !match.group().equals("9/11");
    return real ? monthAndDay(month, day) : null;
  }

  /** The first time of a range whose second one says AM or PM. */
  private static @Nullable String start(MatchResult match, Surroundings around) {
    int hour = Integer.parseInt(match.group(1));
    int minute = match.group(2) == null ? 0 : Integer.parseInt(match.group(2));
    boolean real = hour >= 1 && hour <= 12 && minute <= 59;
    return real
        ? hourAndMinute(hour, minute) + EnglishCounting.joint(around).stripTrailing()
        : null;
  }

  /** A dash between two times. */
  private static @Nullable String until(MatchResult match, Surroundings around) {
    return TIME_BEFORE.matcher(around.before()).find() ? "to" : null;
  }

  private static String hourAndMinute(int hour, int minute) {
    String minutes =
        minute == 0 ? "" : (minute < 10 ? " oh " : " ") + EnglishNumbers.cardinal(minute);
    return EnglishNumbers.cardinal(hour) + minutes;
  }

  private static @Nullable String monthDay(MatchResult match, Surroundings around) {
    int day = Integer.parseInt(match.group(2));
    if (day < 1 || day > 31) {
      return null;
    }
    String year =
        match.group(5) == null
            ? ""
            : match.group(4) + " " + EnglishNumbers.writtenYear(match.group(5));
    String last =
        match.group(3) == null
            ? ""
            : " to " + EnglishNumbers.ordinal(Integer.parseInt(match.group(3)));
    return monthName(match.group(1)) + " " + EnglishNumbers.ordinal(day) + last + year;
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
    var words = new StringBuilder(hourAndMinute(hour, minute));
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
