package io.babelgrid.synthesis.text;

import org.jspecify.annotations.Nullable;

/**
 * A written number taken apart.
 *
 * @param whole digits before the decimal separator, without grouping
 * @param fraction digits after it, or null
 * @param separator the decimal separator as written; meaningless without a fraction
 */
record Amount(String whole, @Nullable String fraction, char separator) {

  /** Matches a number with or without grouping, in either locale's separators. */
  static final String REGEX =
      "(?:\\d{1,3}(?:,\\d{3}){1,6}(?!\\d)(?:\\.\\d{1,20})?"
          + "|\\d{1,3}(?:\\.\\d{3}){1,6}(?!\\d)(?:,\\d{1,20})?"
          + "|\\d{1,60}(?:[.,]\\d{1,20})?)";

  /** A number as a group, and the same with its sign before it as a group. */
  static final String NUMBER = "(" + REGEX + ")";

  /** A minus touches its number and nothing before it. */
  static final String SIGNED = "((?<![\\p{L}\\d)])-)?" + NUMBER;

  /** Neither letter nor digit goes on. */
  static final String END = "(?![\\p{L}\\d])";

  /** Between the ends of a range. */
  static final String DASH = "\\s?[-–]\\s?";

  private static final int GROUP = 3;

  /**
   * Reads what {@link #REGEX} matched. Both separators: the last one is the decimal one. One of a
   * kind: grouping if it is {@code grouping}, stands once or more before exactly three digits,
   * behind three at most, and the number does not begin with zero.
   */
  static Amount of(String written, char grouping) {
    int dot = written.lastIndexOf('.');
    int comma = written.lastIndexOf(',');
    int last = Math.max(dot, comma);
    if (last < 0) {
      return new Amount(written, null, grouping);
    }
    char separator = written.charAt(last);
    boolean both = dot >= 0 && comma >= 0;
    boolean repeated = written.indexOf(separator) != last;
    boolean groups =
        separator == grouping
            && written.length() - last == GROUP + 1
            && last <= GROUP
            && written.charAt(0) != '0';
    if (!both && (repeated || groups)) {
      return new Amount(plain(written), null, grouping);
    }
    return new Amount(plain(written.substring(0, last)), written.substring(last + 1), separator);
  }

  /** As {@link #of} where either separator may be the one that groups. */
  static Amount ofEither(String written) {
    return of(written, written.lastIndexOf('.') > written.lastIndexOf(',') ? '.' : ',');
  }

  /** Whether its fraction has as many digits as a group: 244,890 and 1.500. */
  boolean mayBeGrouped() {
    return fraction != null && fraction.length() == GROUP;
  }

  private static String plain(String grouped) {
    return grouped.replace(".", "").replace(",", "");
  }

  /** Whether it is exactly one, which takes the singular. */
  boolean one() {
    return whole.equals("1") && fraction == null;
  }
}
