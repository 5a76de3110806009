package io.babelgrid.recognition;

import io.babelgrid.pipeline.Language;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;

/**
 * What language speech is in.
 *
 * @param probability the model's, from 0 to 1
 */
public record LanguageGuess(Language language, float probability) {

  /** Of a second of music, Whisper believes in any of 99 languages; people speak few. */
  private static final float UNLIKELY = 0.05f;

  static LanguageGuess best(Map<Language, Float> probabilities) {
    return probabilities.entrySet().stream()
        .max(Comparator.comparing(Map.Entry<Language, Float>::getValue))
        .map(entry -> new LanguageGuess(entry.getKey(), entry.getValue()))
        .orElseThrow();
  }

  /**
   * The best, where some languages are likelier than others before anything is heard.
   *
   * @param likely the likelier ones; none when nothing is known
   */
  static LanguageGuess best(Map<Language, Float> probabilities, Set<Language> likely) {
    LanguageGuess best = null;
    float total = 0;
    for (var entry : probabilities.entrySet()) {
      boolean isLikely = likely.isEmpty() || likely.contains(entry.getKey());
      float weight = entry.getValue() * (isLikely ? 1 : UNLIKELY);
      total += weight;
      if (best == null || weight > best.probability) {
        best = new LanguageGuess(entry.getKey(), weight);
      }
    }
    if (best == null) {
      throw new IllegalArgumentException("no languages");
    }
    return new LanguageGuess(best.language, total == 0 ? 0 : best.probability / total);
  }
}
