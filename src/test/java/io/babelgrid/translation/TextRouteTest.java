package io.babelgrid.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.pipeline.Language;
import io.babelgrid.translation.TextRoute.Direct;
import io.babelgrid.translation.TextRoute.None;
import io.babelgrid.translation.TextRoute.Pair;
import io.babelgrid.translation.TextRoute.ViaEnglish;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextRouteTest {

  private static final Language SPANISH = Language.of("es");
  private static final Map<Pair, String> MODELS =
      Map.of(
          new Pair(Language.ENGLISH, Language.PORTUGUESE), "marian-en-pt",
          new Pair(Language.PORTUGUESE, Language.ENGLISH), "marian-pt-en",
          new Pair(SPANISH, Language.ENGLISH), "marian-es-en");

  @Test
  void aPairWithAModelIsDirect() {
    assertEquals(new Direct("marian-en-pt"), route(Language.ENGLISH, Language.PORTUGUESE));
  }

  @Test
  void otherPairsGoThroughEnglish() {
    assertEquals(
        new ViaEnglish("marian-es-en", "marian-en-pt"), route(SPANISH, Language.PORTUGUESE));
  }

  @Test
  void aMissingHalfOrTheSameLanguageIsNoRoute() {
    assertEquals(new None(), route(Language.PORTUGUESE, SPANISH));
    assertEquals(new None(), route(Language.of("de"), Language.ENGLISH));
    assertEquals(new None(), route(Language.ENGLISH, Language.ENGLISH));
  }

  private static TextRoute route(Language source, Language target) {
    return TextRoute.between(new Pair(source, target), MODELS);
  }
}
