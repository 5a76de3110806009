package io.babelgrid.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.engine.model.DirectoryModelStore;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.translation.TargetWord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("models")
@Tag("words")
class HibariSynthesizerTest {

  private static final String PHONEMES = "ɪts nˈIs tə sˈi ðə hˈWs bI ðə lˈAk.";

  private static ComputeLanes lanes;
  private static HibariModel model;
  private static HibariSynthesizer synthesizer;

  @BeforeAll
  static void load() {
    var store =
        new DirectoryModelStore(
            Path.of(System.getProperty("babelgrid.models.dir", "models/cache")));
    lanes = new ContinuousBatcher(NanoClock.system(), 1);
    model = HibariModel.load(store);
    synthesizer = new HibariSynthesizer(model, lanes, _ -> PHONEMES);
  }

  @AfterAll
  static void unload() {
    model.close();
    lanes.close();
  }

  @Test
  void aPhraseIsOneChunkWithItsPhonemeTimes() {
    SpeechChunk chunk = speak(Language.ENGLISH, 1);
    assertTrue(chunk.last());
    assertEquals(chunk.samples().length, chunk.totalSamples());
    assertTrue(chunk.totalSamples() > 24_000 && chunk.totalSamples() < 3 * 24_000);
    assertEquals(PHONEMES.length(), chunk.timings().size());
    assertEquals(chunk.totalSamples(), chunk.timings().getLast().endSample());
    assertTrue(chunk.timings().get(1).startSample() < 0.15 * 24_000, "no silence first");
  }

  @Test
  void aFasterRateIsShorter() {
    int natural = speak(Language.ENGLISH, 1).totalSamples();
    assertEquals(natural / 1.2, speak(Language.ENGLISH, 1.2f).totalSamples(), 0.1 * natural);
  }

  @Test
  void anotherLanguageIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> speak(Language.PORTUGUESE, 1));
  }

  private static SpeechChunk speak(Language language, float rate) {
    var chunks = new ArrayList<SpeechChunk>();
    var phrase = new Phrase(1, 0, language, List.of(new TargetWord("It's", 0)), true);
    synthesizer.speak(phrase, model.voice(), rate, () -> 0, chunks::add);
    assertEquals(1, chunks.size());
    return chunks.getFirst();
  }
}
