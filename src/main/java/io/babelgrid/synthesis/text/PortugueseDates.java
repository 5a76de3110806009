package io.babelgrid.synthesis.text;

import static io.babelgrid.synthesis.text.Amount.END;

import io.babelgrid.synthesis.text.TextScanner.Rule;
import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Portuguese dates and times of day to words. */
final class PortugueseDates {

  /** AM or PM; its first letter is a group. */
  private static final String HALF = "([AaPp])\\.?[Mm]";

  private static final Pattern TIME_BEFORE =
      Pattern.compile("\\d(?:[:h]\\d{2}|\\s?h|\\s?[AaPp]\\.?\\s?[Mm]\\.?)\\s?$");

  private static final Pattern ONE_O_CLOCK = Pattern.compile("\\s?0?1(?!\\d)");

  /** Years of two digits from here on are of the century before. */
  private static final int OLD = 50;

  /** Ranges of hours from here on are times of day rather than durations. */
  private static final int MORNING = 6;

  private PortugueseDates() {}

  static List<Rule> rules() {
    return List.of(
        Rule.figure("(\\d{4})[-/](\\d{2})[-/](\\d{2})" + END, (m, around) -> date(m, 3, 2, 1)),
        Rule.figure(
            "(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})" + END, (m, around) -> date(m, 1, 2, 3)),
        Rule.figure(
            "(\\d{1,2})/(\\d{1,2})/(\\d{2})(?![\\p{L}\\d/])", (m, around) -> date(m, 1, 2, 3)),
        Rule.figure(
            "(?<=(?<!\\p{L})(?:[dD]ia|[aA]té|[dD]esde) )(\\d{1,2})/(\\d{1,2})(?![\\p{L}\\d/])",
            (m, around) -> dayAndMonth(m.group(1), m.group(2))),
        Rule.figure(
            "1º? (?=de (?:" + String.join("|", PortugueseTerms.MONTHS) + "))",
            (m, around) -> "primeiro"),
        Rule.figure(
            "(\\d{1,2})(?::(\\d{2}))?\\s?[-–]\\s?(?=\\d{1,2}(?::\\d{2})?\\s?" + HALF + END + ")",
            (m, around) -> start(m.group(1), m.group(2), "às", around)),
        Rule.figure("(\\d{1,2})(?::(\\d{2}))?\\s?" + HALF + END + "\\.?", PortugueseDates::halfDay),
        Rule.figure(
            "(\\d{1,2})\\s?[-–]\\s?(?=\\d{1,2}\\s?h(?:s|rs|oras)?" + END + ")",
            PortugueseDates::hours),
        Rule.figure("(\\d{1,3}),5\\s?h(?:s|rs|oras?)?" + END, PortugueseDates::halfHours),
        Rule.figure(
            "(\\d{1,2})(?:[:h](\\d{2})(?::(\\d{2}))?(?:min|hs?)?|\\s?h(?:s|rs)?)" + END,
            PortugueseDates::clock),
        Rule.figure(
            "[-–]\\s?(?=\\d{1,2}(?:[:h]\\d{2}(?:\\s?"
                + HALF
                + "|min|hs?)?|\\s?hs?|\\s?"
                + HALF
                + ")"
                + END
                + ")",
            PortugueseDates::until));
  }

  private static @Nullable String date(MatchResult match, int day, int month, int year) {
    String words = dayAndMonth(match.group(day), match.group(month));
    String written = match.group(year);
    int number = Integer.parseInt(written);
    int full = written.length() > 2 ? number : number + (number < OLD ? 2000 : 1900);
    return words == null ? null : words + " de " + PortugueseNumbers.cardinal(full, false);
  }

  /** The day of a month, or null when there is no such day. */
  static @Nullable String dayAndMonth(String day, String month) {
    int d = Integer.parseInt(day);
    int m = Integer.parseInt(month);
    if (d < 1 || d > 31 || m < 1 || m > 12) {
      return null;
    }
    String name = d == 1 ? "primeiro" : PortugueseNumbers.cardinal(d, false);
    return name + " de " + PortugueseTerms.MONTHS.get(m - 1);
  }

  private static @Nullable String clock(MatchResult match, Surroundings around) {
    int hour = Integer.parseInt(match.group(1));
    int minute = match.group(2) == null ? 0 : Integer.parseInt(match.group(2));
    if (hour > 24 || minute > 59) {
      return null;
    }
    var words = new StringBuilder(PortugueseNumbers.cardinal(hour, true));
    if (minute == 0 || hour == 0) {
      words.append(hour <= 1 ? " hora" : " horas");
    }
    if (minute > 0) {
      words.append(" e ").append(PortugueseNumbers.cardinal(minute, false));
    }
    if (match.group(3) != null) {
      int second = Integer.parseInt(match.group(3));
      words.append(" e ").append(PortugueseNumbers.cardinal(second, false));
      words.append(second == 1 ? " segundo" : " segundos");
    }
    return words.toString();
  }

  /** Twelve-hour time, which Portuguese tells by the part of the day. */
  private static @Nullable String halfDay(MatchResult match, Surroundings around) {
    int hour = Integer.parseInt(match.group(1));
    if (hour < 1 || hour > 12) {
      return null;
    }
    boolean morning = match.group(3).equalsIgnoreCase("a");
    String minutes = minutes(match.group(2));
    if (hour == 12) {
      return (morning ? "meia noite" : "meio dia") + minutes;
    }
    String part = morning ? " da manhã" : hour < MORNING ? " da tarde" : " da noite";
    return PortugueseNumbers.cardinal(hour, true) + minutes + part;
  }

  private static String minutes(@Nullable String written) {
    int minute = written == null ? 0 : Integer.parseInt(written);
    return minute == 0 ? "" : " e " + PortugueseNumbers.cardinal(minute, false);
  }

  /** The first of two hours, whose unit the second one bears. */
  private static @Nullable String hours(MatchResult match, Surroundings around) {
    String before = around.lettersBefore(1);
    boolean times = Integer.parseInt(match.group(1)) >= MORNING || before.equals("das");
    return start(match.group(1), null, times ? "às" : "a", around);
  }

  private static @Nullable String start(
      String written, @Nullable String minute, String to, Surroundings around) {
    int hour = Integer.parseInt(written);
    if (hour > 24) {
      return null;
    }
    boolean between = around.lettersBefore(1).equals("entre");
    String joint = between ? "e" : to;
    return PortugueseNumbers.cardinal(hour, true) + minutes(minute) + " " + joint;
  }

  private static String halfHours(MatchResult match, Surroundings around) {
    int hours = Integer.parseInt(match.group(1));
    if (hours == 0) {
      return "meia hora";
    }
    return PortugueseNumbers.cardinal(hours, true) + (hours == 1 ? " hora" : " horas") + " e meia";
  }

  /** A dash between two times. */
  private static @Nullable String until(MatchResult match, Surroundings around) {
    if (!TIME_BEFORE.matcher(around.before()).find()) {
      return null;
    }
    return ONE_O_CLOCK.matcher(around.after()).lookingAt() ? "à" : "às";
  }
}
