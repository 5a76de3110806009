package io.babelgrid.wording;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Replaces small numbers in words by digits, so that both can be compared. */
final class NumberWords {

  private final Map<String, String> digits;

  NumberWords(Wording wording) {
    var all = new HashMap<String, String>();
    List<String> numbers = wording.list("numbers");
    for (int number = 0; number < numbers.size(); number++) {
      for (String form : numbers.get(number).split("\\|", -1)) {
        all.put(form, Integer.toString(number));
      }
    }
    digits = Map.copyOf(all);
  }

  List<String> inDigits(List<String> words) {
    return words.stream().map(this::inDigits).toList();
  }

  private String inDigits(String word) {
    int from = 0;
    int to = word.length();
    while (from < to && Marks.isOpening(word.charAt(from))) {
      from++;
    }
    while (to > from && Marks.isClosing(word.charAt(to - 1))) {
      to--;
    }
    String number = digits.get(word.substring(from, to).toLowerCase(Locale.ROOT));
    return number == null ? word : word.substring(0, from) + number + word.substring(to);
  }
}
