package io.babelgrid.wording;

import io.babelgrid.wording.Unit.ClockTime;
import io.babelgrid.wording.Unit.Measured;
import io.babelgrid.wording.Unit.Money;
import io.babelgrid.wording.Unit.Percent;
import io.babelgrid.wording.Unit.Quantity;
import io.babelgrid.wording.Unit.Range;
import io.babelgrid.wording.Unit.Sized;
import java.math.BigDecimal;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Joins the ends of a range; what is written once ("$", "%", "AM", "million") is of both. */
final class Ranges {

  private static final int HALF_DAY = 12;
  private static final int DAY = 24;

  private Ranges() {}

  /** Null when the two make no range: "2-1", "5%-$10". */
  static @Nullable Range join(Measured from, Measured to) {
    return switch (to) {
      case ClockTime end -> times(asTime(from), end);
      case Percent end -> sizes(asPercent(from), end);
      case Money end -> money(from, end);
      case Quantity end -> quantities(from, end);
    };
  }

  private static @Nullable Range quantities(Measured from, Quantity end) {
    return switch (from) {
      case Quantity start when start.measure().isEmpty() || start.measure().equals(end.measure()) ->
          sizes(new Quantity(shared(start, end), end.measure()), end);
      case Money start when end.measure().isEmpty() ->
          money(start, new Money(end.figure(), start.currency()));
      case ClockTime start -> times(start, asTime(end));
      case Quantity _, Money _, Percent _ -> null;
    };
  }

  private static @Nullable Range money(Measured from, Money end) {
    return switch (from) {
      case Money start -> sizes(new Money(shared(start, end), start.currency()), end);
      case Quantity start when start.measure().isEmpty() ->
          sizes(new Money(shared(start, end), end.currency()), end);
      case Quantity _, Percent _, ClockTime _ -> null;
    };
  }

  private static @Nullable Range sizes(@Nullable Sized from, Sized to) {
    return from != null && from.figure().total().compareTo(to.figure().total()) < 0
        ? new Range(from, to)
        : null;
  }

  private static Figure shared(Sized from, Sized to) {
    Figure start = from.figure();
    Figure end = to.figure();
    return start.magnitude() == Magnitude.ONE && start.value().compareTo(end.value()) < 0
        ? start.times(end.magnitude())
        : start;
  }

  private static @Nullable Percent asPercent(Measured from) {
    return switch (from) {
      case Percent percent -> percent;
      case Quantity quantity when quantity.measure().isEmpty() -> new Percent(quantity.figure());
      case Quantity _, Money _, ClockTime _ -> null;
    };
  }

  private static @Nullable ClockTime asTime(Measured from) {
    return switch (from) {
      case ClockTime time -> time;
      case Quantity(Figure figure, String measure)
          when measure.isEmpty()
              && figure.isWhole()
              && figure.value().signum() >= 0
              && figure.value().compareTo(BigDecimal.valueOf(DAY)) < 0 -> {
        int hour = figure.value().intValue();
        yield new ClockTime(hour, OptionalInt.empty(), hour == 0 || hour > HALF_DAY);
      }
      case Quantity _, Money _, Percent _ -> null;
    };
  }

  /** "10-11 AM" is 10 AM, "11-1 PM" 11 AM: the half of the end, or the one before. */
  private static @Nullable Range times(@Nullable ClockTime from, @Nullable ClockTime to) {
    if (from == null || to == null) {
      return null;
    }
    if (from.halfKnown() || !to.halfKnown()) {
      return new Range(from, to);
    }
    int hour = from.hour() % HALF_DAY + (to.hour() < HALF_DAY ? 0 : HALF_DAY);
    int before = hour > to.hour() ? (hour + HALF_DAY) % DAY : hour;
    return new Range(new ClockTime(before, from.minute(), true), to);
  }
}
