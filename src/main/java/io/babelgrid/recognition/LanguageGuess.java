package io.babelgrid.recognition;

import io.babelgrid.pipeline.Language;
import java.util.Comparator;
import java.util.Map;

/**
 * What language speech is in.
 *
 * @param probability the model's, from 0 to 1
 */
public record LanguageGuess(Language language, float probability) {

  static LanguageGuess best(Map<Language, Float> probabilities) {
    return probabilities.entrySet().stream()
        .max(Comparator.comparing(Map.Entry<Language, Float>::getValue))
        .map(entry -> new LanguageGuess(entry.getKey(), entry.getValue()))
        .orElseThrow();
  }
}
