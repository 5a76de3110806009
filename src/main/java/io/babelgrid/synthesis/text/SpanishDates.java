package io.babelgrid.synthesis.text;

import static io.babelgrid.synthesis.text.Amount.END;

import io.babelgrid.synthesis.text.SpanishNumbers.Form;
import io.babelgrid.synthesis.text.TextScanner.Rule;
import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Spanish dates and times of day to words. */
final class SpanishDates {

  /** {@code a. m.} or {@code PM}; its first letter is a group. */
  private static final String HALF = "([AaPp])\\.?\\s?[Mm](?:\\.(?!\\p{L})|" + END + ")";

  /** Behind a whole hour or minutes: {@code 15 h}, {@code 15:30 horas}. */
  private static final String HOURS = "(\\s?(?:h|hs|hrs|horas?)" + END + ")";

  private static final Pattern TIME_BEFORE =
      Pattern.compile("\\d(?:[:.h]\\d{2}|\\s?h|\\s?[AaPp]\\.?\\s?[Mm]\\.?)\\s?$");

  private static final Pattern ONE_O_CLOCK = Pattern.compile("\\s?0?1(?!\\d)");

  private static final Set<String> ARTICLES = Set.of("las", "la");

  /** Years of two digits from here on are of the century before. */
  private static final int OLD = 50;

  private static final int NOON = 12;

  private SpanishDates() {}

  static List<Rule> rules() {
    return List.of(
        Rule.figure("(\\d{4})[-/](\\d{2})[-/](\\d{2})" + END, (m, around) -> date(m, 3, 2, 1)),
        Rule.figure(
            "(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})" + END, (m, around) -> date(m, 1, 2, 3)),
        Rule.figure(
            "(\\d{1,2})/(\\d{1,2})/(\\d{2})(?![\\p{L}\\d/])", (m, around) -> date(m, 1, 2, 3)),
        Rule.figure(
            "(?<=(?<!\\p{L})(?:[dD]ía|[eE]l|[dD]el|[aA]l|[hH]asta|[dD]esde) )"
                + "(\\d{1,2})/(\\d{1,2})(?![\\p{L}\\d/])",
            (m, around) -> dayAndMonth(m.group(1), m.group(2))),
        Rule.figure(
            "1(?:\\.?[ºo])?(?= de (?:" + String.join("|", SpanishTerms.MONTHS) + "))",
            (m, around) -> "primero"),
        Rule.figure(
            "(\\d{1,2})(?::(\\d{2}))?\\s?[-–]\\s?(?=\\d{1,2}(?::\\d{2})?\\s?" + HALF + ")",
            (m, around) -> start(m.group(1), m.group(2), around)),
        Rule.figure("(\\d{1,2})(?:[:.](\\d{2}))?\\s?" + HALF, SpanishDates::halfDay),
        Rule.figure(
            "(\\d{1,2})\\s?[-–]\\s?(?=\\d{1,2}\\s?h(?:s|rs|oras)?" + END + ")",
            (m, around) -> start(m.group(1), null, around)),
        Rule.figure("(\\d{1,3}),5\\s?h(?:s|rs|oras?)?" + END, SpanishDates::halfHours),
        Rule.figure(
            "(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?!\\d)" + HOURS + "?" + END, SpanishDates::clock),
        Rule.figure(
            "(?<=(?<!\\p{L})[lL]as? )(\\d{1,2})\\.(\\d{2})(?![\\d.,%€])(?:())" + HOURS + "?" + END,
            SpanishDates::clock),
        Rule.figure("(\\d{1,2})h(\\d{2})(?:())(?:())" + END, SpanishDates::clock),
        Rule.figure(
            "(?<=(?<!\\p{L})[lL]as? )(\\d{1,2})(?![\\d:.,]\\d)" + HOURS,
            (m, around) -> hours(m.group(1))),
        Rule.figure(
            "[-–]\\s?(?=\\d{1,2}(?:[:h]\\d{2}|\\s?(?:h|hs|hrs|horas)" + END + "|\\s?" + HALF + "))",
            SpanishDates::until));
  }

  private static @Nullable String date(MatchResult match, int day, int month, int year) {
    String words = dayAndMonth(match.group(day), match.group(month));
    String written = match.group(year);
    int number = Integer.parseInt(written);
    int full = written.length() > 2 ? number : number + (number < OLD ? 2000 : 1900);
    return words == null ? null : words + " de " + SpanishNumbers.cardinal(full);
  }

  /** The day of a month, or null when there is no such day. */
  static @Nullable String dayAndMonth(String day, String month) {
    int d = Integer.parseInt(day);
    int m = Integer.parseInt(month);
    if (d < 1 || d > 31 || m < 1 || m > 12) {
      return null;
    }
    String name = d == 1 ? "primero" : SpanishNumbers.cardinal(d);
    return name + " de " + SpanishTerms.MONTHS.get(m - 1);
  }

  /** Up to noon by quarters and halves, from there on in figures as they are. */
  private static @Nullable String clock(MatchResult match, Surroundings around) {
    int hour = Integer.parseInt(match.group(1));
    int minute = Integer.parseInt(match.group(2));
    if (hour > 24 || minute > 59) {
      return null;
    }
    String seconds = match.group(3);
    if (seconds != null && !seconds.isEmpty()) {
      int second = Integer.parseInt(seconds);
      return hour(hour)
          + " "
          + digits(match.group(2))
          + " y "
          + SpanishNumbers.cardinal(second, Form.MASCULINE)
          + (second == 1 ? " segundo" : " segundos");
    }
    String unit = match.group(4);
    boolean named = unit != null && !unit.isEmpty();
    if (minute == 0) {
      boolean article = ARTICLES.contains(around.lettersBefore(1));
      boolean clock = !named && hour >= 1 && hour <= NOON;
      return clock ? hour(hour) + (article ? "" : " en punto") : hours(match.group(1));
    }
    boolean plain = named || hour == 0 || hour > NOON;
    return hour(hour)
        + (plain ? " " + digits(match.group(2)) : minutes(minute))
        + (named ? " horas" : "");
  }

  private static String hour(int hour) {
    return SpanishNumbers.cardinal(hour, Form.FEMININE);
  }

  private static String hours(String written) {
    int hour = Integer.parseInt(written);
    return hour(hour) + (hour == 1 ? " hora" : " horas");
  }

  /** Two digits as they stand: cero cinco, treinta. */
  private static String digits(String minute) {
    return minute.charAt(0) == '0' && minute.charAt(1) != '0'
        ? SpanishNumbers.digits(minute)
        : SpanishNumbers.cardinal(Integer.parseInt(minute));
  }

  /** {@code y media}, with a space before it. */
  private static String minutes(int minute) {
    return switch (minute) {
      case 15 -> " y cuarto";
      case 30 -> " y media";
      default -> (minute > 30 ? " " : " y ") + SpanishNumbers.cardinal(minute);
    };
  }

  /** Twelve-hour time, which Spanish tells by the part of the day. */
  private static @Nullable String halfDay(MatchResult match, Surroundings around) {
    int hour = Integer.parseInt(match.group(1));
    int minute = match.group(2) == null ? 0 : Integer.parseInt(match.group(2));
    if (hour < 1 || hour > NOON || minute > 59) {
      return null;
    }
    boolean morning = match.group(3).equalsIgnoreCase("a");
    String part;
    if (hour == NOON) {
      part = morning ? " de la noche" : " del mediodía";
    } else {
      part = morning ? " de la mañana" : hour < 8 ? " de la tarde" : " de la noche";
    }
    return hour(hour) + (minute == 0 ? "" : minutes(minute)) + part + Marks.sentenceEnd(around);
  }

  /** The first of two hours, whose unit the second one bears. */
  private static @Nullable String start(
      String written, @Nullable String minute, Surroundings around) {
    int hour = Integer.parseInt(written);
    if (hour > 24) {
      return null;
    }
    int past = minute == null ? 0 : Integer.parseInt(minute);
    return hour(hour)
        + (past == 0 ? "" : minutes(past))
        + SpanishCounting.joint(around).stripTrailing();
  }

  private static String halfHours(MatchResult match, Surroundings around) {
    int hours = Integer.parseInt(match.group(1));
    return hours == 0 ? "media hora" : hours(match.group(1)) + " y media";
  }

  /** A dash between two times. */
  private static @Nullable String until(MatchResult match, Surroundings around) {
    if (!TIME_BEFORE.matcher(around.before()).find()) {
      return null;
    }
    return ONE_O_CLOCK.matcher(around.after()).lookingAt() ? "a la" : "a las";
  }
}
