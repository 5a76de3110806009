package io.babelgrid.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.engine.model.DirectoryModelStore;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.synthesis.SynthesisModels.Choice;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("models")
@Tag("words")
class SynthesisModelsTest {

  private static final Map<Language, Phonemizer> BOTH =
      Map.of(Language.ENGLISH, text -> text, Language.PORTUGUESE, text -> text);

  private final ModelStore store =
      new DirectoryModelStore(Path.of(System.getProperty("babelgrid.models.dir", "models/cache")));

  @Test
  void theThriftyChoiceSpeaksEnglishInTheSmallVoiceAndOtherLanguagesInKokoros() {
    try (ComputeLanes lanes = new ContinuousBatcher(NanoClock.system(), 1);
        var models = SynthesisModels.load(store, lanes, BOTH, Choice.of("hibari"))) {
      assertEquals(List.of(Language.ENGLISH, Language.PORTUGUESE), models.languages());
      assertEquals("hibari_heart", models.voice(Language.ENGLISH, 100, "ana").id());
      assertEquals('p', models.voice(Language.PORTUGUESE, 100, "ana").id().charAt(0));
      assertThrows(IllegalArgumentException.class, () -> models.synthesizer(Language.of("fr")));
    }
  }

  @Test
  void onlyLanguagesWithPhonemesAreSpoken() {
    Map<Language, Phonemizer> english = Map.of(Language.ENGLISH, text -> text);
    try (ComputeLanes lanes = new ContinuousBatcher(NanoClock.system(), 1);
        var models = SynthesisModels.load(store, lanes, english, Choice.of("kokoro-q8"))) {
      assertEquals(List.of(Language.ENGLISH), models.languages());
    }
  }
}
