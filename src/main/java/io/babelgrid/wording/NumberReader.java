package io.babelgrid.wording;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import org.jspecify.annotations.Nullable;

/**
 * Reads digits with separators. Recognisers mix the separators of languages, so what a separator
 * does is found by its place first and by the language second.
 */
final class NumberReader {

  /** Beyond this it is no number that anybody says. */
  private static final int MOST_CHARACTERS = 32;

  private final char group;

  /**
   * @param value what it most likely is
   * @param grouped thousands were set apart
   * @param fraction what it is before a measure that is mostly fractional: "1.500" in English
   * @param end just past the last digit
   */
  record Reading(BigDecimal value, boolean grouped, @Nullable BigDecimal fraction, int end) {

    Figure figure() {
      return new Figure(value, Magnitude.ONE, grouped);
    }

    /** Before a magnitude, percent or measure. */
    Figure measured() {
      return fraction == null ? figure() : Figure.plain(fraction);
    }

    Reading negated() {
      return new Reading(value.negate(), grouped, fraction == null ? null : fraction.negate(), end);
    }
  }

  NumberReader(Wording wording) {
    group = DecimalFormatSymbols.getInstance(wording.locale()).getGroupingSeparator();
  }

  /** Null also for digits that are no number: "007", "1.20.000". */
  @Nullable Reading read(Text text, int at) {
    if (text.at(at) == '.' && text.isDigit(at + 1) && text.at(at - 1) != '.') {
      return withoutZero(text, at);
    }
    int end = at;
    while (end - at <= MOST_CHARACTERS
        && (text.isDigit(end)
            || (end > at && isSeparator(text.at(end)) && text.isDigit(end + 1)))) {
      end++;
    }
    return end == at || end - at > MOST_CHARACTERS ? null : interpreted(text.between(at, end), end);
  }

  /** ".5". */
  private static @Nullable Reading withoutZero(Text text, int at) {
    int end = at + 1 + text.digits(at + 1);
    return end - at > MOST_CHARACTERS
        ? null
        : new Reading(new BigDecimal("0" + text.between(at, end)), false, null, end);
  }

  private @Nullable Reading interpreted(String run, int end) {
    int first = separator(run, 0, 1);
    int last = separator(run, run.length() - 1, -1);
    if (first < 0) {
      return hasNeedlessZero(run) ? null : new Reading(new BigDecimal(run), false, null, end);
    }
    char mark = run.charAt(first);
    if (run.charAt(last) != mark) {
      String whole = run.substring(0, last);
      return isGrouped(whole, mark) ? new Reading(decimal(run, last), true, null, end) : null;
    }
    if (isGrouped(run, mark)) {
      boolean certain = first != last || mark == group;
      BigDecimal fraction = certain ? null : decimal(run, last);
      return new Reading(new BigDecimal(digits(run)), true, fraction, end);
    }
    return first != last || hasNeedlessZero(run.substring(0, first))
        ? null
        : new Reading(decimal(run, last), false, null, end);
  }

  /** Groups of exactly three digits behind one to three that begin with no zero. */
  private static boolean isGrouped(String run, char mark) {
    int first = run.indexOf(mark);
    if (first < 1 || first > 3 || run.charAt(0) == '0' || (run.length() - first) % 4 != 0) {
      return false;
    }
    for (int i = first; i < run.length(); i++) {
      boolean place = (i - first) % 4 == 0;
      if (place != (run.charAt(i) == mark) || (!place && isSeparator(run.charAt(i)))) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasNeedlessZero(String whole) {
    return whole.length() > 1 && whole.charAt(0) == '0';
  }

  private static BigDecimal decimal(String run, int point) {
    return new BigDecimal(digits(run.substring(0, point)) + "." + run.substring(point + 1));
  }

  private static String digits(String run) {
    return run.replace(".", "").replace(",", "");
  }

  private static int separator(String run, int from, int step) {
    for (int i = from; i >= 0 && i < run.length(); i += step) {
      if (isSeparator(run.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isSeparator(char c) {
    return c == '.' || c == ',';
  }
}
