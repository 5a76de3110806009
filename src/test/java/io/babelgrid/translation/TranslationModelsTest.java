package io.babelgrid.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.engine.model.ModelInfo;
import io.babelgrid.engine.model.ModelMissingException;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which model is taken, of those that are there now. */
class TranslationModelsTest {

  private static final Language GERMAN = Language.of("de");

  private final ComputeLanes lanes = new ContinuousBatcher(NanoClock.system(), 1);
  private volatile List<ModelInfo> here = List.of(model("marian-en-pt", "pt", 54_000_000));
  private final TranslationModels models =
      new TranslationModels(store(), lanes, NanoClock.system(), TranslationPolicy.DEFAULT);

  @AfterEach
  void close() {
    models.close();
    lanes.close();
  }

  @Test
  void pairsComeAndGo() {
    assertFalse(models.translates(Language.ENGLISH, GERMAN));
    ModelInfo german = model("marian-en-de", "de", 54_000_000);
    here = List.of(here.getFirst(), german);
    assertEquals(new TextRoute.Direct(german), models.route(Language.ENGLISH, GERMAN));
    here = List.of(here.getFirst());
    assertFalse(models.translates(Language.ENGLISH, GERMAN));
    assertTrue(models.translates(Language.ENGLISH, Language.PORTUGUESE));
  }

  @Test
  void ofTwoModelsOfAPairTheLargerIsTakenAndChargedAsSuch() {
    assertEquals(0.03, models.cores(Language.ENGLISH, Language.PORTUGUESE), 1e-9);
    ModelInfo larger = model("marian-en-pt-base-memory", "pt", 108_000_000);
    for (List<ModelInfo> both :
        List.of(List.of(here.getFirst(), larger), List.of(larger, here.getFirst()))) {
      here = both;
      assertEquals(
          new TextRoute.Direct(larger), models.route(Language.ENGLISH, Language.PORTUGUESE));
      assertEquals(0.06, models.cores(Language.ENGLISH, Language.PORTUGUESE), 1e-9);
    }
    assertEquals(0.03, models.cores(Language.ENGLISH, GERMAN), 1e-9);
  }

  @Test
  void aRegionDoesNotTakeTheLanguageOver() {
    ModelInfo european = model("marian-en-pt-PT", "pt-PT", 200_000_000);
    here = List.of(european, here.getFirst());
    assertEquals(
        new TextRoute.Direct(here.getLast()), models.route(Language.ENGLISH, Language.PORTUGUESE));
    here = List.of(european);
    assertEquals(
        new TextRoute.Direct(european), models.route(Language.ENGLISH, Language.PORTUGUESE));
  }

  private static ModelInfo model(String id, String target, long bytes) {
    return new ModelInfo(
        id, "translation", List.of("en", target), "MPL-2.0", "test", bytes, List.of(), true);
  }

  private ModelStore store() {
    return new ModelStore() {
      @Override
      public List<ModelInfo> models() {
        return here;
      }

      @Override
      public Path file(String modelId, String fileName) {
        throw new ModelMissingException("there are no files");
      }

      @Override
      public List<String> problems(Collection<String> required) {
        return List.of();
      }
    };
  }
}
