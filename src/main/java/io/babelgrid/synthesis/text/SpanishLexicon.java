package io.babelgrid.synthesis.text;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Spanish words that the spelling rules cannot know: words that lean on the next one, and words
 * respelt so that the rules read them right. Loaded once, immutable.
 */
final class SpanishLexicon {

  /** Words without stress; those of two syllables keep a weak one. */
  private static final Set<String> UNSTRESSED =
      Terms.words(
          """
          el la los las lo le les de del a al en con por para que y e o u si se me te nos os mi mis
          tu tus su sus sin pero como cuando donde sobre hasta desde nuestro nuestra nuestros nuestras
          porque entre aunque\
          """);

  private static final SpanishLexicon INSTANCE = new SpanishLexicon();

  private final Map<String, String> respellings =
      WordTable.load("spanish-respellings.txt", "spanish-english-words.txt");

  private SpanishLexicon() {}

  static SpanishLexicon instance() {
    return INSTANCE;
  }

  boolean isUnstressed(String word) {
    return UNSTRESSED.contains(word);
  }

  /** Respelling of a word or of its singular, or null. */
  @Nullable String respelling(String word) {
    String exact = respellings.get(word);
    if (exact != null || !word.endsWith("s")) {
      return exact;
    }
    String singular = respellings.get(word.substring(0, word.length() - 1));
    return singular == null ? null : singular + "s";
  }

  boolean knows(String word) {
    return isUnstressed(word) || respelling(word) != null;
  }
}
