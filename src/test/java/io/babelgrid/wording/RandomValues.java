package io.babelgrid.wording;

import io.babelgrid.pipeline.Language;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Random values as a recogniser of a language writes them. One owner. */
final class RandomValues {

  private static final List<String> NAMES =
      List.of("ana", "bruno.lima", "carla_s", "john.doe", "maria", "kim", "sara.w", "tom");
  private static final List<String> HOSTS =
      List.of("sapo.pt", "example.com", "mail.example.org", "uol.com.br", "babelgrid.io");
  private static final List<String> LETTERS =
      List.of("A", "B", "KL", "LA", "TP", "XR", "F", "ISO-");

  private final SplittableRandom random;
  private final boolean english;
  private final boolean spanish;

  RandomValues(Language language, long seed) {
    english = language.equals(Language.ENGLISH);
    spanish = language.equals(Language.SPANISH);
    random = new SplittableRandom(seed);
  }

  int index(int size) {
    return random.nextInt(size);
  }

  String of(String kind) {
    return switch (kind) {
      case "small" -> Integer.toString(in(2, 60));
      case "year" -> Integer.toString(in(1950, 2030));
      case "large" -> grouped(in(1, 3) == 1 ? in(1_000, 9_999) : in(10_000, 5_000_000));
      case "decimal" -> decimal(in(1, 99), 1);
      case "percent" -> (in(0, 1) == 0 ? in(1, 100) : decimal(in(1, 99), 1)) + "%";
      case "money" -> money();
      case "bigMoney" -> sign() + million();
      case "moneyRange" -> sign() + range(5, 90);
      case "million" -> million();
      case "time" -> time();
      case "wholeHour" -> wholeHour();
      case "timeRange" -> timeRange();
      case "date" -> date();
      case "ordinal" -> english ? englishOrdinal(in(1, 31)) : in(1, 31) + ordinalMark("º");
      case "feminineOrdinal" -> in(1, 31) + ordinalMark("ª");
      case "numberRange" -> range(2, 200);
      case "measure" -> decimal(in(11, 999), 1) + one(List.of(" km", " kg", "km", "kg", " m"));
      case "temperature" -> in(-9, 39) + one(List.of(" °C", "°C"));
      case "mail" -> one(NAMES) + in(1, 99) + "@" + one(HOSTS);
      case "web" -> one(List.of("www.", "https://", "")) + one(HOSTS) + one(List.of("", "/a/b2"));
      case "phone" -> phone();
      case "handle" -> "@" + one(NAMES);
      case "tag" -> "#call" + in(1, 99);
      case "code" -> one(LETTERS) + in(10, 9_999);
      case "language" -> one(List.of("C++", "C#", "Node.js", "HTML5"));
      case "version" -> "v" + in(1, 9) + "." + in(0, 20) + "." + in(0, 9);
      case "score" -> in(3, 9) + "-" + in(0, 2);
      case "always" -> "24/7";
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private String money() {
    String sum =
        switch (in(0, 2)) {
          case 0 -> Integer.toString(in(1, 999));
          case 1 -> grouped(in(1_000, 900_000));
          default -> decimal(in(100, 99_999), 2);
        };
    return spanish && in(0, 1) == 0 ? sum + one(List.of(" €", "€")) : sign() + sum;
  }

  private String sign() {
    if (spanish) {
      return one(List.of("$", "US$ ", "US$", "€", "£"));
    }
    return one(english ? List.of("$", "£", "€", "R$") : List.of("R$ ", "R$", "US$ ", "€", "£"));
  }

  private String ordinalMark(String mark) {
    return spanish ? one(List.of("", ".")) + mark : mark;
  }

  private String wholeHour() {
    if (spanish) {
      return one(List.of(in(0, 23) + ":00", in(1, 12) + half(), in(13, 23) + " h"));
    }
    return english ? in(1, 12) + half() : in(0, 23) + "h";
  }

  private String timeRange() {
    if (spanish) {
      return "9:30-" + in(13, 18) + ":15";
    }
    return english ? "9:30 AM-" + in(1, 6) + ":15 PM" : "9h30-" + in(13, 18) + "h";
  }

  private String million() {
    boolean whole = in(0, 1) == 0;
    String figure = whole ? Integer.toString(in(2, 900)) : decimal(in(21, 990), 1);
    if (english) {
      return figure + one(List.of(" million", " billion"));
    }
    return figure
        + one(spanish ? List.of(" millones", " mil millones") : List.of(" milhões", " bilhões"));
  }

  private String time() {
    String minute = String.format(Locale.ROOT, "%02d", in(0, 59));
    if (spanish) {
      return one(List.of(in(0, 23) + ":" + minute, in(1, 12) + ":" + minute + half()));
    }
    return english
        ? in(1, 12) + ":" + minute + half()
        : in(0, 23) + one(List.of("h", ":")) + minute;
  }

  private String half() {
    return one(
        spanish
            ? List.of(" a.m.", " p.m.", " a. m.", " p. m.", "am", "pm")
            : List.of(" AM", " PM", "am", "pm", " a.m.", " p.m."));
  }

  private String date() {
    int year = in(1950, 2030);
    String mark = "/";
    String first = Integer.toString(in(1, 12));
    String second = Integer.toString(in(1, 28));
    return english ? first + mark + second + mark + year : second + mark + first + mark + year;
  }

  private String phone() {
    return english
        ? one(List.of("(212) 555-0", "+1 415-555-0", "555-0")) + in(100, 199)
        : spanish
            ? one(List.of("+34 612 345 ", "612 345 ", "55 1234 5")) + in(100, 199)
            : one(List.of("(11) 91234-0", "+55 11 91234-0", "0800 777 1")) + in(100, 199);
  }

  private String range(int least, int most) {
    int from = in(least, most);
    return from + "-" + in(from + 1, most + 50);
  }

  private static String englishOrdinal(int number) {
    boolean teen = number > 10 && number < 14;
    return number
        + switch (teen ? 0 : number % 10) {
          case 1 -> "st";
          case 2 -> "nd";
          case 3 -> "rd";
          default -> "th";
        };
  }

  private String grouped(int number) {
    String text = String.format(Locale.ROOT, "%,d", number);
    return english ? text : text.replace(',', '.');
  }

  private String decimal(int digits, int decimals) {
    String text =
        String.format(Locale.ROOT, "%." + decimals + "f", digits / Math.pow(10, decimals));
    return english ? text : text.replace('.', ',');
  }

  private int in(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  private String one(List<String> choices) {
    return choices.get(index(choices.size()));
  }
}
