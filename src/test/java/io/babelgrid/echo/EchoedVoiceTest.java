package io.babelgrid.echo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.evaluation.TestListeners;
import io.babelgrid.evaluation.TestVoices;
import io.babelgrid.evaluation.Wer;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.recognition.RecognizerConfig;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Somebody without headphones, whose microphone hears the voice that they are played. */
@Tag("models")
@Tag("words")
class EchoedVoiceTest {

  /** All take some minutes: {@code -Dbabelgrid.test.echo=24}. */
  private static final int ROOMS = Integer.getInteger("babelgrid.test.echo", 4);

  private static final List<String> ENGLISH =
      List.of(
          "The budget for next year will be discussed on Thursday, and nobody has read it yet.",
          "We moved the meeting, because half of the people were still on the train.",
          "Could you send me the numbers again, please? The file that I have does not open.");

  private static final List<String> PORTUGUESE =
      List.of(
          "O orçamento do próximo ano será discutido na quinta, e ninguém ainda o leu.",
          "Mudamos a reunião, porque metade das pessoas ainda estava no trem.",
          "Você pode me mandar os números de novo? O arquivo que eu tenho não abre.");

  /** What the recording says. */
  private static final String OWN_TEXT =
      "Ever tried. Ever failed. No matter. Try again. Fail again. Fail better.";

  private static final Logger LOG = Logger.getLogger(EchoedVoiceTest.class);

  private static ComputeLanes lanes;
  private static TestListeners listeners;
  private static TestVoices voices;

  @BeforeAll
  static void load() {
    ModelStore store = PreparedModels.store();
    lanes = new ContinuousBatcher(NanoClock.system(), 1);
    listeners = TestListeners.load(store, lanes);
    voices = TestVoices.load(store, lanes);
  }

  @AfterAll
  static void unload() {
    voices.close();
    listeners.close();
    lanes.close();
  }

  @Test
  void ofWhatAListenerIsPlayedNothingIsWritten() {
    var written = new ArrayList<String>();
    for (int seed = 0; seed < ROOMS; seed++) {
      float[] voice = voice(seed);
      float[] microphone = EchoedRoom.of(seed).echo(voice, 1);
      String words = words(language(seed), EchoedRoom.gated(voice, microphone));
      if (!words.isEmpty()) {
        written.add("room " + seed + ": " + words);
      }
    }
    assertEquals(List.of(), written);
  }

  @Test
  void whoSpeaksWhileTheyAreSpokenToIsHeardAsWell() {
    float[] own = PreparedModels.recording("beckett.wav");
    Wer alone = Wer.of(OWN_TEXT, words(Language.ENGLISH, own));
    int rooms = Math.max(1, ROOMS / 4);
    var together = new Wer(0, 0);
    for (int seed = 0; seed < rooms; seed++) {
      float[] voice = voice(seed);
      float[] microphone = EchoedRoom.of(seed).echo(voice, own.length / 16_000.0);
      // From the middle of the voice, so that some is said with it and some after it.
      int from = voice.length / 3;
      for (int i = 0; i < own.length; i++) {
        microphone[from + i] += own[i];
      }
      String words = words(Language.ENGLISH, EchoedRoom.gated(voice, microphone));
      Wer wer = Wer.of(OWN_TEXT, words);
      if (wer.errors() > 0) {
        LOG.infof("room %d: %s", seed, words);
      }
      together = together.plus(wer);
    }
    LOG.infof("WER alone %.2f, with an echo %.2f", alone.rate(), together.rate());
    assertTrue(together.rate() <= alone.rate() + 0.05, together.toString());
  }

  private static Language language(int seed) {
    return seed % 2 == 0 ? Language.ENGLISH : Language.PORTUGUESE;
  }

  private static float[] voice(int seed) {
    Language language = language(seed);
    List<String> texts = language.equals(Language.ENGLISH) ? ENGLISH : PORTUGUESE;
    float f0Hz = seed / 2 % 2 == 0 ? TestVoices.MALE_HZ : TestVoices.FEMALE_HZ;
    return voices.say(language, texts.get(seed / 2 % 3), f0Hz, "speaker" + seed / 4).samples();
  }

  private static String words(Language language, float[] microphone) {
    var config = new RecognizerConfig(language, RecognizerConfig.Task.TRANSCRIBE);
    return listeners.hear(config, true, alone -> alone.hear(microphone).silence(2)).text();
  }
}
