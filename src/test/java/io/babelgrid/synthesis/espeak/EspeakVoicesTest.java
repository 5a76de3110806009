package io.babelgrid.synthesis.espeak;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.evaluation.TestListeners;
import io.babelgrid.evaluation.TestVoices;
import io.babelgrid.evaluation.Wer;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.pipeline.WordFile;
import io.babelgrid.recognition.OfflineRecognizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a recogniser hears of sentences of calls that voices say by espeak-ng, where that is
 * installed. Nothing was tuned on them.
 */
@Tag("models")
@Tag("words")
class EspeakVoicesTest {

  private static final Logger LOG = Logger.getLogger(EspeakVoicesTest.class);
  private static final Path INSTALLED = Path.of("/usr/bin/espeak-ng");

  /** All of them take minutes: {@code -Dbabelgrid.test.spoken=200}. */
  private static final int SENTENCES = Integer.getInteger("babelgrid.test.spoken", 6);

  @ParameterizedTest
  @CsvSource({
    "fr, heard-french.txt, ff_siwis",
    "it, heard-italian.txt, if_sara",
    "it, heard-italian.txt, im_nicola"
  })
  void sentencesAreUnderstood(String tag, String file, String voice) {
    assumeTrue(Files.isExecutable(INSTALLED), "espeak-ng is not installed");
    Language language = Language.of(tag);
    ModelStore store = PreparedModels.store();
    List<String> all = WordFile.lines(EspeakVoicesTest.class, file);
    int count = Math.min(SENTENCES, all.size());
    var total = new Wer(0, 0);
    var otherwise = new ArrayList<String>();
    try (ComputeLanes lanes = new ContinuousBatcher(NanoClock.system(), 2);
        TestListeners listeners = TestListeners.load(store, lanes);
        TestVoices voices = TestVoices.load(store, lanes, EspeakPhonemizer.all(INSTALLED))) {
      var recognizer = new OfflineRecognizer(listeners.whisper(), NanoClock.system());
      for (int i = 0; i < count; i++) {
        String written = all.get(i * all.size() / count);
        float[] sound = voices.say(language, written, voice).surrounded();
        String heard = recognizer.transcribe(sound, language).text();
        Wer wer = Wer.of(written, heard);
        total = total.plus(wer);
        if (wer.errors() > 0) {
          otherwise.add(written + " -> " + heard);
        }
      }
    }
    LOG.infof(
        "%s: %s of %d sentences; heard otherwise: %s",
        voice, total, count, String.join("\n", otherwise));
    assertTrue(total.rate() <= 0.2, () -> String.join("\n", otherwise));
  }
}
