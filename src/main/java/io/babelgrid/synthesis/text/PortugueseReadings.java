package io.babelgrid.synthesis.text;

import io.babelgrid.synthesis.text.Terms.Noun;
import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.Map;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** Readings of numbers in Portuguese: dates, times, money, measures. */
final class PortugueseReadings {

  private static final long MILLION = 1_000_000;
  private static final Map<String, String> SCALES = Map.of("mi", "milhões", "bi", "bilhões");

  private PortugueseReadings() {}

  static String sign(MatchResult match, int... groups) {
    for (int group : groups) {
      if (match.group(group) != null) {
        return "menos ";
      }
    }
    return "";
  }

  static String number(String written, boolean feminine) {
    var amount = Amount.of(written, '.');
    String whole = PortugueseNumbers.integer(amount.whole(), feminine);
    String fraction = amount.fraction();
    if (fraction == null) {
      return whole;
    }
    String separator = amount.separator() == ',' ? " vírgula " : " ponto ";
    return whole + separator + PortugueseNumbers.fraction(fraction);
  }

  /** A number before the noun it counts: whole millions take "de". */
  static String counting(String written, Surroundings around) {
    String words = number(written, PortugueseGender.feminine(around.before(), around.after()));
    boolean noun = around.after().matches("(?s)\\s\\p{Ll}.*") && !around.after().startsWith(" de ");
    return noun && wholeMillions(Amount.of(written, '.')) ? words + " de" : words;
  }

  private static boolean wholeMillions(Amount amount) {
    return amount.fraction() == null
        && amount.whole().length() > 6
        && amount.whole().length() <= 18
        && Long.parseLong(amount.whole()) % MILLION == 0;
  }

  static String ordinal(String written, boolean feminine) {
    return PortugueseNumbers.ordinal(Long.parseLong(written.replace(".", "")), feminine);
  }

  static @Nullable String date(MatchResult match, int day, int month, int year) {
    String words = dayAndMonth(match.group(day), match.group(month));
    return words == null ? null : words + " de " + number(match.group(year), false);
  }

  private static @Nullable String dayAndMonth(String day, String month) {
    int d = Integer.parseInt(day);
    int m = Integer.parseInt(month);
    if (d < 1 || d > 31 || m < 1 || m > 12) {
      return null;
    }
    String name = d == 1 ? "primeiro" : PortugueseNumbers.cardinal(d, false);
    return name + " de " + PortugueseTerms.MONTHS.get(m - 1);
  }

  static @Nullable String clock(MatchResult match, Surroundings around) {
    int hour = Integer.parseInt(match.group(1));
    int minute = match.group(2) == null ? 0 : Integer.parseInt(match.group(2));
    if (hour > 24 || minute > 59) {
      return null;
    }
    var words = new StringBuilder(PortugueseNumbers.cardinal(hour, true));
    if (minute == 0 || hour == 0) {
      words.append(hour <= 1 ? " hora" : " horas");
    }
    if (minute > 0) {
      words.append(" e ").append(PortugueseNumbers.cardinal(minute, false));
    }
    if (match.group(3) != null) {
      int second = Integer.parseInt(match.group(3));
      words.append(" e ").append(PortugueseNumbers.cardinal(second, false));
      words.append(second == 1 ? " segundo" : " segundos");
    }
    return words.toString();
  }

  /** Twelve-hour time, which Portuguese tells by the part of the day. */
  static @Nullable String halfDayClock(MatchResult match, Surroundings around) {
    int hour = Integer.parseInt(match.group(1));
    if (hour < 1 || hour > 12) {
      return null;
    }
    boolean morning = match.group(3).equalsIgnoreCase("a");
    String part = morning ? "da manhã" : hour % 12 < 6 ? "da tarde" : "da noite";
    String minutes =
        match.group(2) == null || match.group(2).equals("00")
            ? " "
            : " e " + PortugueseNumbers.cardinal(Integer.parseInt(match.group(2)), false) + " ";
    return PortugueseNumbers.cardinal(hour, true) + minutes + part;
  }

  static String money(String currencySign, String written, @Nullable String scale) {
    var currency = PortugueseTerms.CURRENCIES.get(currencySign);
    if (currency == null) {
      throw new IllegalArgumentException("not a currency: " + currencySign);
    }
    var amount = Amount.of(written, '.');
    boolean feminine = currency.feminine();
    Noun unit = currency.unit();
    if (scale != null) {
      String joint = scale.equals("mil") ? " " : " de ";
      boolean agrees = feminine && scale.equals("mil");
      return number(written, agrees)
          + " "
          + SCALES.getOrDefault(scale, scale)
          + joint
          + unit.plural();
    }
    String fraction = amount.fraction();
    Noun cent = currency.cent();
    if (fraction == null || cent == null || fraction.length() != 2) {
      String joint = wholeMillions(amount) ? " de " : " ";
      return number(written, feminine) + joint + (amount.one() ? unit.singular() : unit.plural());
    }
    int cents = Integer.parseInt(fraction);
    String centWords =
        PortugueseNumbers.cardinal(cents, false)
            + " "
            + (cents == 1 ? cent.singular() : cent.plural());
    if (amount.whole().matches("0+") && cents > 0) {
      return centWords;
    }
    boolean one = amount.whole().equals("1");
    String units =
        PortugueseNumbers.integer(amount.whole(), feminine)
            + (wholeMillions(new Amount(amount.whole(), null, '.')) ? " de " : " ")
            + (one ? unit.singular() : unit.plural());
    return cents == 0 ? units : units + " e " + centWords;
  }

  static String degrees(MatchResult match, Surroundings around) {
    boolean one = Amount.of(match.group(2), '.').one();
    String name =
        switch (match.group(3) == null ? "" : match.group(3)) {
          case "C" -> " Célsius";
          case "F" -> " fárenraiti";
          case "K" -> " kélvin";
          default -> "";
        };
    return sign(match, 1) + number(match.group(2), false) + (one ? " grau" : " graus") + name;
  }

  static @Nullable String measure(MatchResult match, Surroundings around) {
    Noun unit = PortugueseTerms.UNITS.get(match.group(3));
    if (unit == null) {
      return null;
    }
    var amount = Amount.of(match.group(2), '.');
    boolean singular = amount.one() || amount.whole().equals("1") || amount.whole().equals("0");
    String noun = singular ? unit.singular() : unit.plural();
    int end = noun.indexOf(' ');
    boolean feminine = PortugueseGender.feminineNoun(end < 0 ? noun : noun.substring(0, end));
    return sign(match, 1) + number(match.group(2), feminine) + " " + noun;
  }

  static String fraction(MatchResult match, Surroundings around) {
    int above = Integer.parseInt(match.group(1));
    int below = Integer.parseInt(match.group(2));
    if (match.group(2).length() == 4 && above >= 1 && above <= 12) {
      return PortugueseTerms.MONTHS.get(above - 1) + " de " + number(match.group(2), false);
    }
    Noun part = PortugueseTerms.DENOMINATORS.get(below);
    boolean oneDigit = match.group(1).length() == 1 && match.group(2).charAt(0) != '0';
    if (oneDigit && part != null && above >= 1 && above < below) {
      if (below == 2) {
        String after = around.after().strip();
        boolean feminine = !after.isEmpty() && PortugueseGender.feminine("", " " + after);
        return feminine ? "meia" : "meio";
      }
      return PortugueseNumbers.cardinal(above, false)
          + " "
          + (above == 1 ? part.singular() : part.plural());
    }
    String day = match.group(2).length() == 2 ? dayAndMonth(match.group(1), match.group(2)) : null;
    return day != null
        ? day
        : number(match.group(1), false) + " barra " + number(match.group(2), false);
  }

  /** Telephone, tax and postal numbers: digits one by one in their groups. */
  static String code(MatchResult match, Surroundings around) {
    var words = new StringBuilder();
    for (String group : match.group().split("\\D+", -1)) {
      if (!group.isEmpty()) {
        words.append(words.isEmpty() ? "" : ", ").append(PortugueseNumbers.digits(group));
      }
    }
    return (match.group().startsWith("+") ? "mais " : "") + words;
  }

  /** Version and network numbers; amounts with grouping are not. */
  static @Nullable String version(MatchResult match, Surroundings around) {
    if (match.group().matches("\\d{1,3}(?:\\.\\d{3})+")) {
      return null;
    }
    var words = new StringBuilder();
    for (String group : match.group().split("\\.", -1)) {
      words.append(words.isEmpty() ? "" : " ponto ");
      words.append(PortugueseNumbers.integer(group, false));
    }
    return words.toString();
  }
}
