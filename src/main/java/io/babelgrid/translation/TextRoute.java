package io.babelgrid.translation;

import io.babelgrid.engine.model.ModelInfo;
import io.babelgrid.pipeline.Language;
import java.util.Map;

/** How text of one language becomes text of another with the models of this node. */
public sealed interface TextRoute {

  /** One model does it. */
  record Direct(ModelInfo model) implements TextRoute {}

  /** Into English with one model, out of it with another. */
  record ViaEnglish(ModelInfo intoEnglish, ModelInfo outOfEnglish) implements TextRoute {}

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
   * @param models the model of each pair
   */
  static TextRoute between(Pair pair, Map<Pair, ModelInfo> models) {
    if (pair.source().soundsLike(pair.target())) {
      return new None();
    }
    ModelInfo direct = models.get(pair);
    if (direct != null) {
      return new Direct(direct);
    }
    ModelInfo into = models.get(new Pair(pair.source(), Language.ENGLISH));
    ModelInfo outOf = models.get(new Pair(Language.ENGLISH, pair.target()));
    return into != null && outOf != null ? new ViaEnglish(into, outOf) : new None();
  }
}
