package io.babelgrid.flow;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.evaluation.Chrf;
import io.babelgrid.evaluation.CopiedPairs;
import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.evaluation.TestVoices;
import io.babelgrid.evaluation.Wer;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.room.Caption;
import io.babelgrid.room.LanguageChoice;
import io.babelgrid.room.MediaSession;
import io.babelgrid.translation.TranslationModels;
import io.babelgrid.translation.TranslationPolicy;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Spanish sentences that the recogniser writes down rightly and translates wrongly ("the coffee in
 * sugar", "via a good airspace"), in a whole call. With a text pair, here a copy of Portuguese to
 * English, it is the transcript that is translated.
 */
@Tag("models")
@Tag("words")
class TextPairTest {

  private static final LanguageChoice SPANISH =
      new LanguageChoice(Language.SPANISH, Language.SPANISH);

  private static ComputeLanes lanes;
  private static RealEars ears;
  private static TestVoices voices;
  private static CopiedPairs pairs;
  private static TranslationModels withPair;
  private static TranslationModels without;

  @BeforeAll
  static void load() {
    lanes = new ContinuousBatcher(NanoClock.system(), 1);
    ears = RealEars.load(PreparedModels.store(), lanes);
    voices = TestVoices.load(PreparedModels.store(), lanes);
    pairs = CopiedPairs.make().with("pt-en", "es-en");
    withPair = text(pairs.store());
    without = text(PreparedModels.store());
  }

  private static TranslationModels text(ModelStore store) {
    return new TranslationModels(
        store, lanes, NanoClock.system(), TranslationPolicy.DEFAULT.due(Duration.ofSeconds(30)));
  }

  @AfterAll
  static void unload() {
    withPair.close();
    without.close();
    pairs.close();
    voices.close();
    ears.close();
    lanes.close();
  }

  /** The copy knows little Spanish: "Prefiero el coffee sin azúcar." */
  @ParameterizedTest
  @ValueSource(
      strings = {"Prefiero el café sin azúcar.", "La semana que viene viajo a Buenos Aires."})
  void theTranscriptIsTranslatedWhereAPairIsInstalled(String said) throws Exception {
    try (var call = new DummyCall(2, with(withPair));
        MediaSession ana = call.join("ana", SPANISH, "bob", "rui");
        MediaSession bob = call.join("bob", DummyCall.ENGLISH, "ana", "rui");
        MediaSession rui = call.join("rui", DummyCall.PORTUGUESE, "ana", "bob")) {
      say(call, said, 2);
      assertEquals(0, Wer.of(said, call.text.of("ana", false)).errors());
      assertEquals(0, ears.others.englishTranslators.size());
      for (Language listener : List.of(Language.ENGLISH, Language.PORTUGUESE)) {
        String expected = withPair.text(Language.SPANISH, listener).translate(said);
        String read = in(call, listener);
        assertTrue(Chrf.of(expected, read) > 70, read + " for " + expected);
      }
    }
  }

  @Test
  void withoutAPairItIsWhatTheRecogniserTranslates() throws Exception {
    try (var call = new DummyCall(2, with(without));
        MediaSession ana = call.join("ana", SPANISH, "bob");
        MediaSession bob = call.join("bob", DummyCall.ENGLISH, "ana")) {
      say(call, "Prefiero el café sin azúcar.", 1);
      assertEquals(1, ears.others.englishTranslators.size());
      assertTrue(in(call, Language.ENGLISH).startsWith("word word"));
    }
  }

  private static RealEars with(TranslationModels text) {
    ears.text = text;
    ears.others.englishTranslators.clear();
    return ears;
  }

  private static String in(DummyCall call, Language language) {
    return call.text.captions.stream()
        .filter(caption -> caption.translated() && caption.language().equals(language))
        .map(Caption::text)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** Until all of it has been translated. */
  private static void say(DummyCall call, String text, int languages) {
    call.say("ana", voices.say(Language.SPANISH, text, "ef_dora").surrounded());
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            call.text.captions.stream()
                    .filter(caption -> caption.translated() && caption.last())
                    .count()
                == languages);
  }
}
