package io.babelgrid.recognition;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.evaluation.ListeningAlone;
import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.evaluation.ShortTurns;
import io.babelgrid.evaluation.ShortTurns.Turn;
import io.babelgrid.evaluation.TestListeners;
import io.babelgrid.evaluation.TestVoices;
import io.babelgrid.evaluation.Wer;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two people at one microphone who answer each other in a word or four, often with the same. */
@Tag("models")
@Tag("words")
class ShortTurnsTest {

  /** Sixty take some minutes: {@code -Dbabelgrid.test.dialogues=60}. */
  private static final int DIALOGUES = Integer.getInteger("babelgrid.test.dialogues", 6);

  /** Words are told as early or late as this. */
  private static final int TOLERANCE = AudioSpan.SAMPLE_RATE_HZ / 5;

  private static final Logger LOG = Logger.getLogger(ShortTurnsTest.class);

  private static ComputeLanes lanes;
  private static TestListeners listeners;
  private static WhisperModel whisper;
  private static OfflineRecognizer offline;
  private static TestVoices voices;

  @BeforeAll
  static void load() {
    ModelStore store = PreparedModels.store();
    lanes = new ContinuousBatcher(NanoClock.system(), 1);
    listeners = TestListeners.load(store, lanes);
    whisper = WhisperModel.load(store, lanes);
    offline = new OfflineRecognizer(whisper, NanoClock.system());
    voices = TestVoices.load(store, lanes);
  }

  @AfterAll
  static void unload() {
    voices.close();
    whisper.close();
    listeners.close();
    lanes.close();
  }

  /**
   * A word that is said for the third time is what gets lost. Of 300 turns it was 11, of the 30
   * without a property none or 3, as the processor rounds.
   */
  @ParameterizedTest
  @ValueSource(strings = {"en", "pt"})
  void hardlyATurnIsLost(String code) {
    Language language = Language.of(code);
    var lost = new ArrayList<String>();
    int turns = 0;
    int errors = 0;
    int offlineErrors = 0;
    int words = 0;
    for (int seed = 0; seed < DIALOGUES / 2; seed++) {
      ShortTurns dialogue = ShortTurns.of(language, seed, voices);
      ListeningAlone heard = listen(language, dialogue.sound());
      turns += dialogue.turns().size();
      String said = dialogue.text().replace(" |", "");
      words += said.split(" ").length;
      errors += Wer.of(said, heard.text()).errors();
      offlineErrors += Wer.of(said, offline.transcribe(dialogue.sound(), language).text()).errors();
      dialogue.turns().stream()
          .filter(turn -> !isHeard(turn, heard.words()) && offlineHears(turn, dialogue, language))
          .forEach(turn -> lost.add(turn.text() + " of " + dialogue.text() + ": " + heard.text()));
    }
    LOG.infof(
        "%s: %d of %d short turns were lost; of %d words %d were wrong, %d offline",
        code, lost.size(), turns, words, errors, offlineErrors);
    assertTrue(lost.size() <= turns / 20 + 2, lost.toString());
  }

  /** Nobody can be asked for what the model does not hear in all of it, nor alone. */
  private static boolean offlineHears(Turn turn, ShortTurns dialogue, Language language) {
    float[] alone = new float[(int) (turn.to() - turn.from()) + 2 * AudioSpan.SAMPLE_RATE_HZ];
    System.arraycopy(
        dialogue.sound(),
        (int) turn.from(),
        alone,
        AudioSpan.SAMPLE_RATE_HZ,
        (int) (turn.to() - turn.from()));
    return !offline.transcribe(alone, language).words().isEmpty()
        || isHeard(turn, offline.transcribe(dialogue.sound(), language).words());
  }

  private static boolean isHeard(Turn turn, List<TimedWord> words) {
    return words.stream()
        .mapToLong(word -> (word.startSample() + word.endSample()) / 2)
        .anyMatch(middle -> turn.from() - TOLERANCE < middle && middle < turn.to() + TOLERANCE);
  }

  private static ListeningAlone listen(Language language, float[] sound) {
    var config = new RecognizerConfig(language, RecognizerConfig.Task.TRANSCRIBE);
    return listeners.hear(config, true, alone -> alone.hear(sound).silence(2));
  }
}
