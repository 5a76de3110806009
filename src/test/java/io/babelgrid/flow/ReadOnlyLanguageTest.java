package io.babelgrid.flow;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.pipeline.Language;
import io.babelgrid.room.LanguageChoice;
import io.babelgrid.room.MediaSession;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A language that something is translated into and that no voice speaks. */
class ReadOnlyLanguageTest {

  private static final Language GALICIAN = Language.of("gl");
  private static final Language HINDI = Language.of("hi");
  private static final LanguageChoice ENGLISH = new LanguageChoice(Language.ENGLISH, null);
  private static final LanguageChoice READS = new LanguageChoice(Language.PORTUGUESE, GALICIAN);

  private final DummyCall call = new DummyCall(4);

  @AfterEach
  void close() {
    call.close();
  }

  @Test
  void itIsReadAndNotHeard() throws Exception {
    try (MediaSession ann = call.join("ann", ENGLISH, "bob");
        MediaSession bob = call.join("bob", READS, "ann")) {
      call.speak("ann", 3);
      await().until(() -> call.text.of("ann", true).contains("gl:word gl:word"));
      assertTrue(call.ears.served("bob", "ann gl CAPTIONS"));
      assertEquals(List.of(), call.sent("bob", "ann.translation").ticks);
      assertEquals(List.of(), List.copyOf(call.models.said));
    }
  }

  @Test
  void oneMayReadItWhileAnotherHearsTheirs() throws Exception {
    try (MediaSession ann = call.join("ann", ENGLISH, "bob", "eva");
        MediaSession bob = call.join("bob", READS, "ann", "eva");
        MediaSession eva =
            call.join("eva", new LanguageChoice(null, Language.PORTUGUESE), "ann", "bob")) {
      call.speak("ann", 3);
      await().until(() -> call.text.of("ann", true).contains("gl:word"));
      await().until(() -> call.ears.events.contains("ann pt true"));
      assertEquals(List.of(), call.sent("bob", "ann.translation").ticks);
    }
  }

  @Test
  void aTranscriptInOtherLettersThanItsLanguageIsReadInIsNotTranslated() {
    var models = new DummyModels();
    models.pairs.add("hi pt");
    assertEquals(
        new TranslationRoute.FromTranscript(HINDI, Language.PORTUGUESE),
        TranslationRoute.between(HINDI, Language.PORTUGUESE, models).orElseThrow());
    models.unwritten = Set.of(HINDI);
    assertEquals(
        new TranslationRoute.ViaEnglish(HINDI, Language.PORTUGUESE),
        TranslationRoute.between(HINDI, Language.PORTUGUESE, models).orElseThrow());
  }

  @Test
  void theOtherScriptOfWhatIsSpokenIsNoTranslation() {
    assertEquals(
        Optional.empty(),
        TranslationRoute.between(
            Language.of("zh"), Language.TRADITIONAL_CHINESE, new DummyModels()));
  }
}
