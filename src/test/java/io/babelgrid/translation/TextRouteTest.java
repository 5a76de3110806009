package io.babelgrid.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.engine.model.ModelInfo;
import io.babelgrid.pipeline.Language;
import io.babelgrid.translation.TextRoute.Direct;
import io.babelgrid.translation.TextRoute.None;
import io.babelgrid.translation.TextRoute.Pair;
import io.babelgrid.translation.TextRoute.ViaEnglish;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextRouteTest {

  private static final Language SPANISH = Language.of("es");
  private static final Map<Pair, ModelInfo> MODELS =
      Map.of(
          new Pair(Language.ENGLISH, Language.PORTUGUESE), model("en", "pt"),
          new Pair(Language.PORTUGUESE, Language.ENGLISH), model("pt", "en"),
          new Pair(SPANISH, Language.ENGLISH), model("es", "en"));

  @Test
  void aPairWithAModelIsDirect() {
    assertEquals(new Direct(model("en", "pt")), route(Language.ENGLISH, Language.PORTUGUESE));
  }

  @Test
  void otherPairsGoThroughEnglish() {
    assertEquals(
        new ViaEnglish(model("es", "en"), model("en", "pt")), route(SPANISH, Language.PORTUGUESE));
  }

  @Test
  void aMissingHalfOrTheSameLanguageIsNoRoute() {
    assertEquals(new None(), route(Language.PORTUGUESE, SPANISH));
    assertEquals(new None(), route(Language.of("de"), Language.ENGLISH));
    assertEquals(new None(), route(Language.ENGLISH, Language.ENGLISH));
  }

  private static ModelInfo model(String source, String target) {
    return new ModelInfo(
        "marian-" + source + "-" + target,
        "translation",
        List.of(source, target),
        "MPL-2.0",
        "test",
        1,
        List.of(),
        true);
  }

  private static TextRoute route(Language source, Language target) {
    return TextRoute.between(new Pair(source, target), MODELS);
  }
}
