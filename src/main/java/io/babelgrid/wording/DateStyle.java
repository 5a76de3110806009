package io.babelgrid.wording;

import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;

/**
 * How a language writes dates in digits, from CLDR's short pattern such as {@code dd/MM/y}.
 *
 * @param order the letters d, M and y in the order of writing
 * @param dayDigits least number of digits of a day
 * @param monthDigits least number of digits of a month
 * @param mark between the parts
 */
record DateStyle(String order, int dayDigits, int monthDigits, String mark) {

  static DateStyle of(Wording wording) {
    String pattern =
        DateTimeFormatterBuilder.getLocalizedDateTimePattern(
            FormatStyle.SHORT, null, IsoChronology.INSTANCE, wording.locale());
    var order = new StringBuilder();
    pattern
        .chars()
        .filter(c -> "dMy".indexOf(c) >= 0)
        .distinct()
        .forEach(c -> order.append((char) c));
    String mark = pattern.replaceAll("[dMy\\s]+", "").substring(0, 1);
    return new DateStyle(order.toString(), count(pattern, 'd'), count(pattern, 'M'), mark);
  }

  boolean dayFirst() {
    return order.indexOf('d') < order.indexOf('M');
  }

  private static int count(String pattern, char letter) {
    return (int) pattern.chars().filter(c -> c == letter).count();
  }
}
