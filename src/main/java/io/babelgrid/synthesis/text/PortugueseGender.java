package io.babelgrid.synthesis.text;

import io.babelgrid.pipeline.Language;
import io.babelgrid.wording.Nouns;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Guesses whether what a number counts is feminine, from the article before it and the ending of
 * the word after it. Wrong for rare nouns; the masculine is the safe default.
 */
final class PortugueseGender {

  private static final Pattern WORD = Pattern.compile("^\\s+(\\p{L}{1,40})(?:\\s+(\\p{L}{1,40}))?");
  private static final Pattern LAST_WORD = Pattern.compile("(\\p{L}{1,40})\\s+$");

  private static final Set<String> FEMININE_ARTICLES =
      Set.of("as", "às", "das", "nas", "pelas", "umas", "outras", "estas", "essas", "aquelas");

  private static final Set<String> MASCULINE_ARTICLES =
      Set.of("os", "aos", "dos", "nos", "pelos", "uns", "outros", "estes", "esses", "aqueles");

  /** What ends like a feminine noun and is none. */
  private static final Set<String> NO_NOUNS =
      Terms.words("pra para da na a às as mas era cada há já lá será está vírgula talvez dez três");

  private static final Nouns NOUNS = Nouns.of(Language.PORTUGUESE);

  /** Adjectives without gender, after which the noun decides. */
  private static final Set<String> NEUTRAL =
      Set.of("grandes", "grande", "principais", "simples", "jovens", "bons", "diferentes", "mil");

  private PortugueseGender() {}

  /**
   * @param before text before the number
   * @param after text after it
   */
  static boolean feminine(String before, String after) {
    Matcher previous = LAST_WORD.matcher(before);
    if (previous.find()) {
      String article = previous.group(1).toLowerCase(Locale.ROOT);
      if (FEMININE_ARTICLES.contains(article)) {
        return true;
      }
      if (MASCULINE_ARTICLES.contains(article)) {
        return false;
      }
    }
    Matcher next = WORD.matcher(after);
    if (!next.find()) {
      return false;
    }
    String noun = next.group(1).toLowerCase(Locale.ROOT);
    if (NEUTRAL.contains(noun) && next.group(2) != null) {
      noun = next.group(2).toLowerCase(Locale.ROOT);
    }
    return feminineNoun(noun);
  }

  static boolean feminineNoun(String noun) {
    return noun.equals("mil")
        || (!NO_NOUNS.contains(noun) && NOUNS.gender(noun) == Nouns.Gender.FEMININE);
  }
}
