package io.babelgrid.synthesis.text;

import java.util.List;

/** Numbers in Spanish words, agreeing with what they count. */
final class SpanishNumbers {

  /** What a number that ends in one does: counts nothing, a masculine noun, a feminine noun. */
  enum Form {
    /** {@code veintiuno}. */
    ALONE,
    /** {@code veintiún}. */
    MASCULINE,
    /** {@code veintiuna}. */
    FEMININE
  }

  private static final List<String> SMALL =
      List.of(
          "cero",
          "uno",
          "dos",
          "tres",
          "cuatro",
          "cinco",
          "seis",
          "siete",
          "ocho",
          "nueve",
          "diez",
          "once",
          "doce",
          "trece",
          "catorce",
          "quince",
          "dieciséis",
          "diecisiete",
          "dieciocho",
          "diecinueve",
          "veinte",
          "veintiuno",
          "veintidós",
          "veintitrés",
          "veinticuatro",
          "veinticinco",
          "veintiséis",
          "veintisiete",
          "veintiocho",
          "veintinueve");
  private static final String[] TENS = {
    "", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"
  };
  private static final String[] HUNDREDS = {
    "",
    "ciento",
    "doscientos",
    "trescientos",
    "cuatrocientos",
    "quinientos",
    "seiscientos",
    "setecientos",
    "ochocientos",
    "novecientos"
  };
  private static final String[] ORDINALS = {
    "",
    "primero",
    "segundo",
    "tercero",
    "cuarto",
    "quinto",
    "sexto",
    "séptimo",
    "octavo",
    "noveno",
    "décimo",
    "undécimo",
    "duodécimo",
    "decimotercero",
    "decimocuarto",
    "decimoquinto",
    "decimosexto",
    "decimoséptimo",
    "decimoctavo",
    "decimonoveno"
  };
  private static final String[] ORDINAL_TENS = {
    "",
    "",
    "vigésimo",
    "trigésimo",
    "cuadragésimo",
    "quincuagésimo",
    "sexagésimo",
    "septuagésimo",
    "octogésimo",
    "nonagésimo"
  };

  private static final long MILLION = 1_000_000;
  private static final String[] MILLIONS = {"millón", "billón", "trillón"};
  private static final String[] MILLIONS_PLURAL = {"millones", "billones", "trillones"};

  /** From here on an ordinal is said as a cardinal. */
  private static final int LAST_ORDINAL = 100;

  /** Longer runs of digits are codes rather than amounts. */
  private static final int MAX_DIGITS = 18;

  private SpanishNumbers() {}

  /** {@code 1234} as mil doscientos treinta y cuatro. A Spanish billón has twelve zeros. */
  static String cardinal(long number, Form form) {
    if (number == 0) {
      return SMALL.getFirst();
    }
    var words = new StringBuilder();
    for (int i = MILLIONS.length; i >= 1; i--) {
      long count = number / power(i) % MILLION;
      if (count > 0) {
        words.append(words.isEmpty() ? "" : " ").append(belowMillion(count, Form.MASCULINE));
        words.append(' ').append(count == 1 ? MILLIONS[i - 1] : MILLIONS_PLURAL[i - 1]);
      }
    }
    long rest = number % MILLION;
    if (rest > 0) {
      words.append(words.isEmpty() ? "" : " ").append(belowMillion(rest, form));
    }
    return words.toString();
  }

  static String cardinal(long number) {
    return cardinal(number, Form.ALONE);
  }

  private static long power(int millions) {
    long power = 1;
    for (int i = 0; i < millions; i++) {
      power *= MILLION;
    }
    return power;
  }

  /** "mil personas", not "un mil"; hundreds of thousands agree with the noun, a one does not. */
  private static String belowMillion(long number, Form form) {
    int thousands = (int) (number / 1000);
    int rest = (int) (number % 1000);
    var words = new StringBuilder();
    if (thousands > 0) {
      boolean one = thousands % 10 == 1 && thousands % 100 != 11;
      Form counted = form == Form.FEMININE && !one ? Form.FEMININE : Form.MASCULINE;
      words.append(thousands == 1 ? "" : below1000(thousands, counted) + " ").append("mil");
    }
    if (rest > 0) {
      words.append(words.isEmpty() ? "" : " ").append(below1000(rest, form));
    }
    return words.toString();
  }

  private static String below1000(int number, Form form) {
    if (number == 100) {
      return "cien";
    }
    if (number > 100) {
      String hundreds = HUNDREDS[number / 100];
      if (form == Form.FEMININE && hundreds.endsWith("os")) {
        hundreds = hundreds.substring(0, hundreds.length() - 2) + "as";
      }
      return hundreds + (number % 100 == 0 ? "" : " " + below1000(number % 100, form));
    }
    if (number >= 30) {
      String rest = number % 10 == 0 ? "" : " y " + below1000(number % 10, form);
      return TENS[number / 10] + rest;
    }
    return switch (form) {
      case ALONE -> SMALL.get(number);
      case MASCULINE -> number == 1 ? "un" : number == 21 ? "veintiún" : SMALL.get(number);
      case FEMININE -> number == 1 ? "una" : number == 21 ? "veintiuna" : SMALL.get(number);
    };
  }

  /**
   * {@code 23} as vigésimo tercero; from 100 on as a cardinal, but for the hundredth and the
   * thousandth.
   */
  static String ordinal(long number, Form form) {
    String words = ordinal(number);
    return switch (form) {
      case ALONE -> words;
      case FEMININE -> words.replaceAll("o(?= |$)", "a");
      case MASCULINE -> words.replaceAll("(primer|tercer)o$", "$1");
    };
  }

  private static String ordinal(long number) {
    if (number == LAST_ORDINAL) {
      return "centésimo";
    }
    if (number == 1000) {
      return "milésimo";
    }
    if (number <= 0 || number > LAST_ORDINAL) {
      return cardinal(number);
    }
    int n = (int) number;
    if (n < ORDINALS.length) {
      return ORDINALS[n];
    }
    return ORDINAL_TENS[n / 10] + (n % 10 == 0 ? "" : " " + ORDINALS[n % 10]);
  }

  /** A run of digits: an amount, or one by one when it is a code. */
  static String integer(String digits, Form form) {
    boolean code = digits.length() > 1 && digits.charAt(0) == '0';
    return code || digits.length() > MAX_DIGITS
        ? digits(digits)
        : cardinal(Long.parseLong(digits), form);
  }

  static String integer(String digits) {
    return integer(digits, Form.ALONE);
  }

  /** Digits of a fraction: leading zeros one by one, up to two digits as a number. */
  static String fraction(String digits) {
    int zeros = 0;
    while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
      zeros++;
    }
    String rest = digits.substring(zeros);
    String words = rest.length() <= 2 ? integer(rest) : digits(rest);
    return "cero ".repeat(zeros) + words;
  }

  /** Digits one by one. */
  static String digits(String digits) {
    var words = new StringBuilder();
    for (int i = 0; i < digits.length(); i++) {
      words.append(i == 0 ? "" : " ").append(SMALL.get(digits.charAt(i) - '0'));
    }
    return words.toString();
  }
}
