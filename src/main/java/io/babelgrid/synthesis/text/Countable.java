package io.babelgrid.synthesis.text;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether things that come in whole numbers follow a number: 1.500 people, 244,890 ingressos. Then
 * either separator groups its digits.
 *
 * @param others words that end like a plural or stand before one and say nothing of the number
 * @param measures plurals of what is measured and may well have three decimals
 * @param plurals plurals without s
 */
record Countable(Set<String> others, Set<String> measures, Set<String> plurals) {

  private static final Pattern NEXT =
      Pattern.compile("\\s(?:of\\s|de\\s)?(\\p{Ll}{2,40})(?:\\s(\\p{Ll}{2,40}))?");

  private static final int SHORTEST = 4;

  Countable {
    others = Set.copyOf(others);
    measures = Set.copyOf(measures);
    plurals = Set.copyOf(plurals);
  }

  boolean follows(String after) {
    Matcher next = NEXT.matcher(after);
    if (!next.lookingAt() || !countsWith(next.group(1))) {
      return false;
    }
    String second = next.group(2);
    return isPlural(next.group(1)) || (second != null && countsWith(second) && isPlural(second));
  }

  private boolean countsWith(String word) {
    return !others.contains(word) && !measures.contains(word);
  }

  /** Whether a measure written in full follows. */
  boolean measureFollows(String after) {
    Matcher next = NEXT.matcher(after);
    return next.lookingAt() && measures.contains(next.group(1));
  }

  boolean isPlural(String word) {
    boolean ending =
        word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us") && !word.endsWith("is");
    return plurals.contains(word) || (ending && word.length() >= SHORTEST);
  }
}
