package io.babelgrid.synthesis.text;

import io.babelgrid.evaluation.Wer;
import io.babelgrid.pipeline.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Words with their numbers as digits: "nineteen ninety one", "one thousand nine hundred ninety one"
 * and "1991" are the same. Numbers that follow one another are one run of digits, as recognisers
 * write telephone numbers.
 */
final class SpokenFigures {

  private static final Pattern GROUPING = Pattern.compile("(?<=\\d)[.,](?=\\d{3}(?!\\d))");
  private static final Pattern BETWEEN = Pattern.compile("(?<=\\d)(?=\\p{L})|(?<=\\p{L})(?=\\d)");
  private static final int LONGEST_YEAR = 2100;

  private final Map<String, Long> values = new HashMap<>();
  private final String and;

  private SpokenFigures(String and) {
    this.and = and;
  }

  static SpokenFigures of(Language language) {
    if (language.equals(Language.SPANISH)) {
      return spanish();
    }
    boolean english = language.equals(Language.ENGLISH);
    var figures = new SpokenFigures(english ? "and" : "e");
    for (int i = 0; i <= LONGEST_YEAR; i++) {
      for (String words : english ? english(i) : portuguese(i)) {
        if (!words.contains(" ")) {
          figures.values.putIfAbsent(words, (long) i);
        }
      }
    }
    figures.values.putAll(
        english
            ? Map.of(
                "oh",
                0L,
                "million",
                1_000_000L,
                "billion",
                1_000_000_000L,
                "hundred",
                100L,
                "thousand",
                1000L)
            : Map.of(
                "milhão",
                1_000_000L,
                "milhões",
                1_000_000L,
                "bilhões",
                1_000_000_000L,
                "bilhão",
                1_000_000_000L,
                "catorze",
                14L,
                "cento",
                100L));
    return figures;
  }

  private static SpokenFigures spanish() {
    var figures = new SpokenFigures("y");
    for (int i = 0; i <= LONGEST_YEAR; i++) {
      for (SpanishNumbers.Form form : SpanishNumbers.Form.values()) {
        for (String words :
            List.of(
                SpanishNumbers.cardinal(i, form), SpanishNumbers.ordinal(Math.max(i, 1), form))) {
          if (!words.contains(" ")) {
            figures.values.putIfAbsent(words, (long) i);
          }
        }
      }
    }
    figures.values.putAll(Map.of("millón", 1_000_000L, "millones", 1_000_000L, "ciento", 100L));
    return figures;
  }

  private static List<String> english(int number) {
    return List.of(EnglishNumbers.cardinal(number), EnglishNumbers.ordinal(number));
  }

  private static List<String> portuguese(int number) {
    return List.of(
        PortugueseNumbers.cardinal(number, false),
        PortugueseNumbers.cardinal(number, true),
        PortugueseNumbers.ordinal(Math.max(number, 1), false),
        PortugueseNumbers.ordinal(Math.max(number, 1), true));
  }

  /** Words and runs of digits. */
  List<String> in(String text) {
    String apart = BETWEEN.matcher(GROUPING.matcher(text).replaceAll("")).replaceAll(" ");
    var said = new ArrayList<String>();
    var number = new ArrayList<Long>();
    boolean joined = false;
    for (String word : Wer.words(apart)) {
      Long value = word.matches("\\d{1,18}") ? null : values.get(word);
      if (word.equals(and) && !number.isEmpty()) {
        joined = true;
        continue;
      }
      if (value != null && !number.isEmpty() && !composes(number, value)) {
        flush(number, joined, said);
        joined = false;
      }
      if (value != null) {
        joined = false;
        compose(number, value);
        continue;
      }
      flush(number, joined, said);
      joined = false;
      said.add(word);
    }
    flush(number, joined, said);
    return runs(said);
  }

  /** A number so far is its finished thousands and what is below. */
  private static boolean composes(List<Long> number, long value) {
    long below = number.getLast();
    if (value == 100 && below > 0 && below < 10) {
      return true;
    }
    if (value >= 1000) {
      return below > 0
          && below < 1000
          && (number.size() == 1 || number.getFirst() % (value * 1000) == 0);
    }
    if (below == 0) {
      return number.size() > 1;
    }
    long place = below % 100 == 0 ? 100 : below >= 20 && below % 10 == 0 ? 10 : 1;
    return value > 0 && value < place;
  }

  private static void compose(List<Long> number, long value) {
    if (number.isEmpty()) {
      if (value >= 1000) {
        number.add(value);
        number.add(0L);
      } else {
        number.add(value);
      }
      return;
    }
    long below = number.removeLast();
    long high = number.isEmpty() ? 0 : number.removeLast();
    if (value >= 1000) {
      number.add(high + below * value);
      number.add(0L);
      return;
    }
    if (high > 0) {
      number.add(high);
    }
    number.add(value == 100 && below > 0 && below < 10 ? below * 100 : below + value);
  }

  private void flush(List<Long> number, boolean joined, List<String> said) {
    if (!number.isEmpty()) {
      said.add(Long.toString(number.stream().mapToLong(Long::longValue).sum()));
      number.clear();
    }
    if (joined) {
      said.add(and);
    }
  }

  private static List<String> runs(List<String> words) {
    var runs = new ArrayList<String>();
    for (String word : words) {
      boolean digits = Character.isDigit(word.charAt(0));
      if (digits && !runs.isEmpty() && Character.isDigit(runs.getLast().charAt(0))) {
        runs.add(runs.removeLast() + word);
      } else {
        runs.add(word);
      }
    }
    return runs;
  }
}
