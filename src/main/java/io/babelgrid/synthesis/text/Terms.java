package io.babelgrid.synthesis.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tables of short forms, written as text blocks. */
final class Terms {

  /** A thing that is counted. */
  record Noun(String singular, String plural) {

    String counted(boolean one) {
      return one ? singular : plural;
    }
  }

  private static final Pattern ENTRY = Pattern.compile("[;\n]");

  private Terms() {}

  /** Words separated by white space. */
  static Set<String> words(String list) {
    return Set.copyOf(List.of(list.strip().split("\\s+", -1)));
  }

  /** Keys as alternatives of a regular expression, longest first. */
  static String anyOf(Map<String, ?> terms) {
    return terms.keySet().stream()
        .sorted((a, b) -> b.length() == a.length() ? a.compareTo(b) : b.length() - a.length())
        .map(Pattern::quote)
        .collect(Collectors.joining("|", "(?:", ")"));
  }

  /** {@code key=value} entries, separated by semicolons or lines. */
  static Map<String, String> pairs(String entries) {
    var map = new HashMap<String, String>();
    for (String line : ENTRY.split(entries)) {
      String entry = line.strip();
      int equals = entry.indexOf('=', 1);
      if (equals > 0) {
        map.put(entry.substring(0, equals), entry.substring(equals + 1));
      }
    }
    return Map.copyOf(map);
  }

  /** {@code key singular [plural]} entries; an underscore stands for a space. */
  static Map<String, Noun> nouns(String entries) {
    var map = new HashMap<String, Noun>();
    for (String entry : ENTRY.split(entries)) {
      String[] fields = entry.strip().split(" ", -1);
      if (fields.length < 2) {
        continue;
      }
      String singular = fields[1].replace('_', ' ');
      String plural = fields.length > 2 ? fields[2].replace('_', ' ') : singular + "s";
      map.put(fields[0], new Noun(singular, plural));
    }
    return Map.copyOf(map);
  }
}
