package io.babelgrid.synthesis.text;

import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a language reads figures that are no amounts.
 *
 * @param calling words of somebody who is to call a number
 * @param links may stand between these and the number
 * @param secrets what such figures are called
 * @param copulas may stand between these and the figures
 * @param plus what is said for the sign before a country
 * @param point what is said between the parts of a version
 * @param digits reads figures one by one
 * @param integer reads a number
 */
record CodeReading(
    Set<String> calling,
    Set<String> links,
    Set<String> secrets,
    Set<String> copulas,
    String plus,
    String point,
    UnaryOperator<String> digits,
    UnaryOperator<String> integer) {

  private static final Pattern NOT_DIGITS = Pattern.compile("\\D{1,40}");
  private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:\\.\\d{3})+");

  @Nullable String longCode(MatchResult match, Surroundings around) {
    return match.group().endsWith("000") ? null : digits.apply(match.group());
  }

  /** Digits one by one in their groups. */
  String code(String written) {
    var words = new StringBuilder();
    for (String group : NOT_DIGITS.split(written)) {
      if (!group.isEmpty()) {
        words.append(words.isEmpty() ? "" : ", ").append(digits.apply(group));
      }
    }
    return (written.startsWith("+") ? plus + " " : "") + words;
  }

  @Nullable String emergency(MatchResult match, Surroundings around) {
    int back = 1;
    while (back < 3 && links.contains(around.lettersBefore(back))) {
      back++;
    }
    return calling.contains(around.lettersBefore(back)) ? digits.apply(match.group()) : null;
  }

  /** Whether the figures are said to be some. */
  boolean isAnnounced(Surroundings around) {
    String nearest = bare(around.lettersBefore(1));
    return secrets.contains(nearest)
        || (copulas.contains(nearest) && secrets.contains(bare(around.lettersBefore(2))));
  }

  private static String bare(String word) {
    return word.endsWith(":") || word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
  }

  /** Version and network numbers; amounts with grouping are not. */
  @Nullable String version(MatchResult match, Surroundings around) {
    if (GROUPED.matcher(match.group()).matches()) {
      return null;
    }
    var words = new StringBuilder();
    for (String group : match.group().split("\\.", -1)) {
      words.append(words.isEmpty() ? "" : " " + point + " ").append(integer.apply(group));
    }
    return words.toString();
  }
}
