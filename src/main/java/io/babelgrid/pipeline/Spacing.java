package io.babelgrid.pipeline;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How a language sets words apart when it is written. */
public enum Spacing {
  /** By spaces. */
  WORDS,
  /** Not at all; the marks of Chinese and Japanese have their own room. */
  NONE,
  /** Words run together, a space sets clauses apart. */
  CLAUSES;

  private static final Map<String, Spacing> OTHERS =
      Map.of(
          "ja", NONE, "yue", NONE, "zh", NONE, "bo", CLAUSES, "km", CLAUSES, "lo", CLAUSES, "my",
          CLAUSES, "th", CLAUSES);

  public static Spacing of(Language language) {
    return of(language.locale());
  }

  public static Spacing of(Locale locale) {
    return OTHERS.getOrDefault(locale.getLanguage(), WORDS);
  }

  /** Whether a word may begin at every character. */
  public boolean isUnspaced() {
    return this != WORDS;
  }

  /** A line of words that were recognised one by one, or clause by clause. */
  public String join(List<String> words) {
    return String.join(this == NONE ? "" : " ", words);
  }

  /**
   * A line of words of a translation. Where words run together they have their own spaces: those
   * that go before them.
   */
  public String line(List<String> words) {
    return this == WORDS ? String.join(" ", words) : String.join("", words);
  }

  /**
   * What is added to a line that is read already. The reader puts a space between of {@link
   * #WORDS}, and none else.
   */
  public String added(String text) {
    return this == CLAUSES && !text.isEmpty() ? " " + text : text;
  }
}
