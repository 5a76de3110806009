package io.babelgrid.synthesis.text;

import io.babelgrid.synthesis.text.Terms.Noun;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Units of measure of a language, alone and per another one.
 *
 * @param units by their symbol
 * @param per what stands behind a slash only
 * @param word between a unit and what it is counted by, with a space on each side
 */
record UnitTable(Map<String, Noun> units, Map<String, Noun> per, String word) {

  /** What may be a unit: letters, signs and a small power. */
  static final String REGEX = "((?:\\p{L}|[µ/²³]){1,9}[23]?)";

  /** What may be a unit without a number: it has a power or is per another one. */
  static final String ALONE = "(?<![\\p{L}\\d/])(?:\\p{L}|µ){1,4}(?:[²³]|/\\p{L}{1,3}[²³]?)";

  /** The unit, or null when it is none. */
  @Nullable Noun of(String written) {
    String symbol = powers(written);
    Noun unit = units.get(symbol);
    int slash = symbol.indexOf('/', 1);
    if (unit != null || slash < 0) {
      return unit;
    }
    Noun above = units.get(symbol.substring(0, slash));
    String below = per(symbol.substring(slash + 1));
    return above == null || below == null
        ? null
        : new Noun(above.singular() + below, above.plural() + below);
  }

  /** {@code per month}, with a space before it, or null when nothing is counted by that. */
  @Nullable String per(String written) {
    String symbol = powers(written);
    Noun below = units.get(symbol);
    below = below != null ? below : per.get(symbol);
    return below == null ? null : word + below.singular();
  }

  private static String powers(String written) {
    return written.replace('2', '²').replace('3', '³');
  }
}
