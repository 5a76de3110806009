package io.babelgrid.wording;

import io.babelgrid.wording.Unit.CalendarDate;
import java.util.ArrayList;

/** Writes dates in digits in the order of a language. */
final class DateWriter {

  private static final int WITHOUT_CENTURY = 100;

  private final DateStyle style;

  DateWriter(Wording wording) {
    style = DateStyle.of(wording);
  }

  String write(CalendarDate date) {
    var parts = new ArrayList<String>();
    for (char part : style.order().toCharArray()) {
      switch (part) {
        case 'd' -> parts.add(padded(date.day(), style.dayDigits()));
        case 'M' -> parts.add(padded(date.month(), style.monthDigits()));
        default -> date.year().ifPresent(year -> parts.add(padded(year, yearDigits(year))));
      }
    }
    return String.join(style.mark(), parts);
  }

  private static int yearDigits(int year) {
    return year < WITHOUT_CENTURY ? 2 : 4;
  }

  private static String padded(int number, int digits) {
    return "0".repeat(Math.max(0, digits - Integer.toString(number).length())) + number;
  }
}
