package io.babelgrid.wording;

import java.util.OptionalInt;

/** What must survive translation, whatever a model makes of the words around it. */
public sealed interface Unit {

  /** What has a size, and so can span a range. */
  sealed interface Measured extends Unit {}

  /** What has a figure. */
  sealed interface Sized extends Measured {
    Figure figure();
  }

  /**
   * A number, alone or with the symbol of what it measures.
   *
   * @param measure "km", "°C" or the like as written, with the space before it if there was one;
   *     empty without
   */
  record Quantity(Figure figure, String measure) implements Sized {}

  record Percent(Figure figure) implements Sized {}

  /**
   * A sum of money.
   *
   * @param currency ISO 4217
   */
  record Money(Figure figure, String currency) implements Sized {}

  /**
   * A time of day.
   *
   * @param hour 0 to 23; 1 to 12 where the half of the day was not said
   * @param minute 0 to 59, or none for a whole hour
   * @param halfKnown false for "10:30", which can be morning and evening
   */
  record ClockTime(int hour, OptionalInt minute, boolean halfKnown) implements Measured {}

  /**
   * A date written in digits.
   *
   * @param year as written: below 100 it was written with two digits
   */
  record CalendarDate(int day, int month, OptionalInt year) implements Unit {}

  /**
   * A place in an order.
   *
   * @param feminine where the source's writing shows it: "21ª"
   */
  record Ordinal(long number, boolean feminine) implements Unit {}

  /** An address, code, tag, phone number or the like: the same in every language. */
  record Literal(String text) implements Unit {}

  /** From one to another of the same kind: "16-18", "$5-10", "10:00 AM-11:30 AM". */
  record Range(Measured from, Measured to) implements Unit {
    public Range {
      if (from.getClass() != to.getClass()) {
        throw new IllegalArgumentException("a range of two kinds: " + from + ", " + to);
      }
    }
  }
}
