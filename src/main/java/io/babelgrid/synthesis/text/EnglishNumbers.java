package io.babelgrid.synthesis.text;

import java.util.Map;

/** Numbers in American English words, without "and" and without hyphens. */
final class EnglishNumbers {

  private static final String[] SMALL = {
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen"
  };
  private static final String[] TENS = {
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"
  };
  private static final String[] SCALES = {
    "", " thousand", " million", " billion", " trillion", " quadrillion"
  };

  /** Longer runs of digits are codes rather than amounts. */
  private static final int MAX_DIGITS = 18;

  private static final Map<String, String> IRREGULAR_ORDINALS =
      Map.of(
          "one", "first",
          "two", "second",
          "three", "third",
          "five", "fifth",
          "eight", "eighth",
          "nine", "ninth",
          "twelve", "twelfth");

  private EnglishNumbers() {}

  /** {@code 1234} as one thousand two hundred thirty four. */
  static String cardinal(long number) {
    if (number == 0) {
      return SMALL[0];
    }
    var words = new StringBuilder();
    long scale = 1_000_000_000_000_000L;
    for (int i = SCALES.length - 1; i >= 0; i--, scale /= 1000) {
      int group = (int) (number / scale % 1000);
      if (group > 0) {
        words.append(words.isEmpty() ? "" : " ").append(below1000(group)).append(SCALES[i]);
      }
    }
    return words.toString();
  }

  private static String below1000(int number) {
    if (number >= 100) {
      String rest = number % 100 == 0 ? "" : " " + below1000(number % 100);
      return SMALL[number / 100] + " hundred" + rest;
    }
    if (number < 20) {
      return SMALL[number];
    }
    return TENS[number / 10] + (number % 10 == 0 ? "" : " " + SMALL[number % 10]);
  }

  /** {@code 23} as twenty third. */
  static String ordinal(long number) {
    String cardinal = cardinal(number);
    int last = cardinal.lastIndexOf(' ') + 1;
    String word = cardinal.substring(last);
    String ordinal = IRREGULAR_ORDINALS.get(word);
    if (ordinal == null) {
      ordinal = word.endsWith("y") ? word.substring(0, word.length() - 1) + "ieth" : word + "th";
    }
    return cardinal.substring(0, last) + ordinal;
  }

  /** {@code 1984} as nineteen eighty four, {@code 2005} as two thousand five. */
  static String year(int year) {
    int century = year / 100;
    int rest = year % 100;
    if (century % 10 == 0 && rest < 10 || century < 10) {
      return cardinal(year);
    }
    String end = rest == 0 ? "hundred" : (rest < 10 ? "oh " : "") + cardinal(rest);
    return cardinal(century) + " " + end;
  }

  /** {@code 3.50} as three point five zero; the fraction keeps its zeros. */
  static String decimal(String whole, String fraction) {
    return integer(whole) + " point " + digits(fraction);
  }

  /** A run of digits: an amount, or one by one when it is a code. */
  static String integer(String digits) {
    boolean code = digits.length() > 1 && digits.charAt(0) == '0';
    return code || digits.length() > MAX_DIGITS ? digits(digits) : cardinal(Long.parseLong(digits));
  }

  /** Digits one by one. */
  static String digits(String digits) {
    var words = new StringBuilder();
    for (int i = 0; i < digits.length(); i++) {
      words.append(i == 0 ? "" : " ").append(SMALL[digits.charAt(i) - '0']);
    }
    return words.toString();
  }

  /** A number as written, with its grouping and its fraction. */
  static String written(String written) {
    return said(Amount.of(written, ','));
  }

  static String said(Amount amount) {
    String fraction = amount.fraction();
    return fraction == null ? integer(amount.whole()) : decimal(amount.whole(), fraction);
  }

  /** Whether it is four digits of our age. */
  static boolean isYear(String written) {
    return written.length() == 4 && written.matches("1[1-9]\\d\\d|20\\d\\d");
  }

  /** Four digits of our age are taken for a year. */
  static String writtenYear(String written) {
    return isYear(written) ? year(Integer.parseInt(written)) : written(written);
  }

  /** Two digits of a year: ninety nine, oh five. */
  static String yearOfCentury(int year) {
    return (year < 10 ? "oh " : "") + cardinal(year);
  }

  /** {@code 120} as one twenty. */
  static String shortHundreds(int number) {
    if (number < 100 || number % 100 == 0) {
      return cardinal(number);
    }
    return cardinal(number / 100) + " " + yearOfCentury(number % 100);
  }

  /** Digits one by one with the name that zero has in codes. */
  static String code(String digits) {
    return digits(digits).replace("zero", "oh");
  }
}
