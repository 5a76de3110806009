package io.babelgrid.translation;

import io.babelgrid.pipeline.Language;
import java.util.Map;

/** How text of one language becomes text of another with the models of this node. */
public sealed interface TextRoute {

  /** One model does it. */
  record Direct(String modelId) implements TextRoute {}

  /** Into English with one model, out of it with another. */
  record ViaEnglish(String intoEnglish, String outOfEnglish) implements TextRoute {}

  /** The languages are the same, or models for them are missing. */
  record None() implements TextRoute {}

  /**
   * @param source language of the text
   * @param target language it is wanted in
   */
  record Pair(Language source, Language target) {}

  /**
   * The shortest route.
   *
   * @param models id of the model of each pair
   */
  static TextRoute between(Pair pair, Map<Pair, String> models) {
    if (pair.source().equals(pair.target())) {
      return new None();
    }
    String direct = models.get(pair);
    if (direct != null) {
      return new Direct(direct);
    }
    String into = models.get(new Pair(pair.source(), Language.ENGLISH));
    String outOf = models.get(new Pair(Language.ENGLISH, pair.target()));
    return into != null && outOf != null ? new ViaEnglish(into, outOf) : new None();
  }
}
