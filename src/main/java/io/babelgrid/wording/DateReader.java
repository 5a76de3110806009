package io.babelgrid.wording;

import io.babelgrid.wording.Unit.CalendarDate;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads dates in digits: 12/05/2024, 5/11/91, 2024-05-12, 25/12. */
final class DateReader implements UnitReader {

  private static final int MONTHS = 12;
  private static final int DAYS = 31;
  private static final String MARKS = "/-.";

  private final boolean dayFirst;

  DateReader(Wording wording) {
    dayFirst = DateStyle.of(wording).dayFirst();
  }

  @Override
  public @Nullable Parsed<CalendarDate> read(Text text, int at) {
    int first = text.digits(at);
    char mark = text.at(at + first);
    if (first == 0 || MARKS.indexOf(mark) < 0) {
      return null;
    }
    int secondAt = at + first + 1;
    int second = text.digits(secondAt);
    int thirdAt = secondAt + second + 1;
    int third = text.at(thirdAt - 1) == mark ? text.digits(thirdAt) : 0;
    if (second == 0 || second > 2 || first > 4 || third > 4) {
      return null;
    }
    int a = number(text, at, first);
    int b = number(text, secondAt, second);
    if (third == 0) {
      boolean twoDigits = first == 2 && second == 2 && mark == '/';
      return twoDigits ? dated(a, b, OptionalInt.empty(), thirdAt - 1) : null;
    }
    int c = number(text, thirdAt, third);
    int end = thirdAt + third;
    if (first == 4 && third <= 2 && mark != '.') {
      return of(c, b, OptionalInt.of(a), end);
    }
    boolean year = third == 4 || (third == 2 && mark == '/');
    return first <= 2 && year ? dated(a, b, OptionalInt.of(c), end) : null;
  }

  /** In the order of the language, unless only the other makes a month. */
  private @Nullable Parsed<CalendarDate> dated(int a, int b, OptionalInt year, int end) {
    boolean firstIsDay = dayFirst ? b <= MONTHS || a > MONTHS : a > MONTHS;
    return firstIsDay ? of(a, b, year, end) : of(b, a, year, end);
  }

  private static @Nullable Parsed<CalendarDate> of(int day, int month, OptionalInt year, int end) {
    boolean valid = day >= 1 && day <= DAYS && month >= 1 && month <= MONTHS;
    return valid ? new Parsed<>(new CalendarDate(day, month, year), end) : null;
  }

  private static int number(Text text, int at, int digits) {
    return Integer.parseInt(text.between(at, at + digits));
  }
}
