package io.babelgrid.wording;

import io.babelgrid.wording.Unit.CalendarDate;
import io.babelgrid.wording.Unit.ClockTime;
import io.babelgrid.wording.Unit.Literal;
import io.babelgrid.wording.Unit.Money;
import io.babelgrid.wording.Unit.Ordinal;
import io.babelgrid.wording.Unit.Percent;
import io.babelgrid.wording.Unit.Quantity;
import io.babelgrid.wording.Unit.Range;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a unit says, however it is written.
 *
 * @param canonical the same for every writing in every language
 * @param numbers what it can be in bare digits
 * @param bare true when the digits alone keep it: a currency or percent sign must be kept too
 */
record Value(String canonical, Set<String> numbers, boolean bare) {

  private static final int HALF_DAY = 12;
  private static final int CENTURY = 100;

  /** One, or the two ends of a range. */
  static Stream<Value> of(Unit unit) {
    return switch (unit) {
      case Quantity quantity -> Stream.of(bare(number(quantity.figure())));
      case Percent percent -> Stream.of(signed(number(percent.figure()), "%"));
      case Money money -> Stream.of(signed(number(money.figure()), " " + money.currency()));
      case ClockTime time -> Stream.of(time(time));
      case CalendarDate date -> Stream.of(exact(date(date)));
      case Ordinal ordinal -> Stream.of(bare(Long.toString(ordinal.number())));
      case Literal literal -> Stream.of(exact(literal.text()));
      case Range range -> Stream.concat(of(range.from()), of(range.to()));
    };
  }

  /** Whether another text that has the other still says this. */
  boolean isSaidBy(Value other) {
    return canonical.equals(other.canonical)
        || (bare && numbers.stream().anyMatch(other.numbers::contains));
  }

  private static Value bare(String number) {
    return new Value(number, Set.of(number), true);
  }

  private static Value signed(String number, String sign) {
    return new Value(number + sign, Set.of(number), false);
  }

  private static Value exact(String text) {
    return new Value(text, Set.of(), false);
  }

  /** On the face of a clock: the half of the day can be a word. */
  private static Value time(ClockTime time) {
    int face = time.hour() % HALF_DAY == 0 ? HALF_DAY : time.hour() % HALF_DAY;
    int minute = time.minute().orElse(0);
    String canonical = String.format(Locale.ROOT, "%d:%02d", face, minute);
    Set<String> numbers =
        minute > 0
            ? Set.of()
            : Set.copyOf(Stream.of(face, time.hour()).map(String::valueOf).toList());
    return new Value(canonical, numbers, true);
  }

  private static String date(CalendarDate date) {
    String day = String.format(Locale.ROOT, "%02d-%02d", date.month(), date.day());
    return date.year().isEmpty()
        ? day
        : String.format(Locale.ROOT, "%02d-%s", date.year().getAsInt() % CENTURY, day);
  }

  private static String number(Figure figure) {
    return figure.total().signum() == 0 ? "0" : figure.total().stripTrailingZeros().toPlainString();
  }
}
