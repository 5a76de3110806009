package io.babelgrid.synthesis.text;

/** Numbers in Brazilian Portuguese words, agreeing in gender with what they count. */
final class PortugueseNumbers {

  private static final String[] SMALL = {
    "zero",
    "um",
    "dois",
    "três",
    "quatro",
    "cinco",
    "seis",
    "sete",
    "oito",
    "nove",
    "dez",
    "onze",
    "doze",
    "treze",
    "quatorze",
    "quinze",
    "dezesseis",
    "dezessete",
    "dezoito",
    "dezenove"
  };
  private static final String[] TENS = {
    "", "", "vinte", "trinta", "quarenta", "cinquenta", "sessenta", "setenta", "oitenta", "noventa"
  };
  private static final String[] HUNDREDS = {
    "",
    "cento",
    "duzentos",
    "trezentos",
    "quatrocentos",
    "quinhentos",
    "seiscentos",
    "setecentos",
    "oitocentos",
    "novecentos"
  };
  private static final String[] SCALES = {"", "mil", "milhão", "bilhão", "trilhão", "quatrilhão"};
  private static final String[] SCALES_PLURAL = {
    "", "mil", "milhões", "bilhões", "trilhões", "quatrilhões"
  };
  private static final String[] ORDINAL_UNITS = {
    "", "primeir", "segund", "terceir", "quart", "quint", "sext", "sétim", "oitav", "non"
  };
  private static final String[] ORDINAL_TENS = {
    "",
    "décim",
    "vigésim",
    "trigésim",
    "quadragésim",
    "quinquagésim",
    "sexagésim",
    "septuagésim",
    "octogésim",
    "nonagésim"
  };
  private static final String[] ORDINAL_HUNDREDS = {
    "",
    "centésim",
    "ducentésim",
    "trecentésim",
    "quadringentésim",
    "quingentésim",
    "sexcentésim",
    "septingentésim",
    "octingentésim",
    "noningentésim"
  };

  /** Longer runs of digits are codes rather than amounts. */
  private static final int MAX_DIGITS = 18;

  private PortugueseNumbers() {}

  /** {@code 1234} as mil duzentos e trinta e quatro. */
  static String cardinal(long number, boolean feminine) {
    if (number == 0) {
      return SMALL[0];
    }
    var words = new StringBuilder();
    long scale = 1_000_000_000_000_000L;
    for (int i = SCALES.length - 1; i >= 0; i--, scale /= 1000) {
      int group = (int) (number / scale % 1000);
      if (group == 0) {
        continue;
      }
      boolean closing = number % scale == 0;
      words.append(words.isEmpty() ? "" : closing && joins(group) ? " e " : " ");
      // "mil pessoas", not "um mil"; thousands agree with the noun, millions are nouns themselves.
      if (i != 1 || group != 1) {
        words.append(below1000(group, feminine && i < 2)).append(i == 0 ? "" : " ");
      }
      words.append(group == 1 ? SCALES[i] : SCALES_PLURAL[i]);
    }
    return words.toString();
  }

  /**
   * The last group takes "e" when it is one word or whole hundreds: mil e duzentos, mil e cinco.
   */
  private static boolean joins(int group) {
    return group <= 100 || group % 100 == 0;
  }

  private static String below1000(int number, boolean feminine) {
    if (number == 100) {
      return "cem";
    }
    if (number > 100) {
      String hundreds = HUNDREDS[number / 100];
      if (feminine && hundreds.endsWith("os")) {
        hundreds = hundreds.substring(0, hundreds.length() - 2) + "as";
      }
      return hundreds + (number % 100 == 0 ? "" : " e " + below1000(number % 100, feminine));
    }
    if (number >= 20) {
      String rest = number % 10 == 0 ? "" : " e " + below1000(number % 10, feminine);
      return TENS[number / 10] + rest;
    }
    if (feminine && (number == 1 || number == 2)) {
      return number == 1 ? "uma" : "duas";
    }
    return SMALL[number];
  }

  /** {@code 23} as vigésimo terceiro; from 1000 on as a cardinal. */
  static String ordinal(long number, boolean feminine) {
    if (number <= 0 || number >= 1000) {
      return cardinal(number, feminine);
    }
    int n = (int) number;
    String end = feminine ? "a" : "o";
    var words = new StringBuilder();
    for (String stem :
        new String[] {
          ORDINAL_HUNDREDS[n / 100], ORDINAL_TENS[n / 10 % 10], ORDINAL_UNITS[n % 10]
        }) {
      if (!stem.isEmpty()) {
        words.append(words.isEmpty() ? "" : " ").append(stem).append(end);
      }
    }
    return words.toString();
  }

  /** A run of digits: an amount, or one by one when it is a code. */
  static String integer(String digits, boolean feminine) {
    boolean code = digits.length() > 1 && digits.charAt(0) == '0';
    return code || digits.length() > MAX_DIGITS
        ? digits(digits)
        : cardinal(Long.parseLong(digits), feminine);
  }

  /** Digits of a fraction: leading zeros one by one, up to two digits as a number. */
  static String fraction(String digits) {
    int zeros = 0;
    while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
      zeros++;
    }
    String rest = digits.substring(zeros);
    String words = rest.length() <= 2 ? integer(rest, false) : digits(rest);
    return "zero ".repeat(zeros) + words;
  }

  /** Digits one by one. */
  static String digits(String digits) {
    var words = new StringBuilder();
    for (int i = 0; i < digits.length(); i++) {
      words.append(i == 0 ? "" : " ").append(SMALL[digits.charAt(i) - '0']);
    }
    return words.toString();
  }
}
