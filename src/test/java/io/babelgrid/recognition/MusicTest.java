package io.babelgrid.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.evaluation.ListeningAlone;
import io.babelgrid.evaluation.Music;
import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.evaluation.TestListeners;
import io.babelgrid.evaluation.Wer;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.segmentation.SpeechEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Music without words before, between, after and under speech. */
@Tag("models")
@Tag("words")
class MusicTest {

  /** All 27 take some minutes: {@code -Dbabelgrid.test.music=27}. */
  private static final int PIECES = Integer.getInteger("babelgrid.test.music", 2);

  /** Shares of the above that a detector takes for speech: dear, since all of it is decoded. */
  private static final int MISTAKEN = Math.max(1, PIECES / 3);

  private static final int RATE = AudioSpan.SAMPLE_RATE_HZ;
  private static final String TEXT =
      "Ever tried. Ever failed. No matter. Try again. Fail again. Fail better.";
  private static final Logger LOG = Logger.getLogger(MusicTest.class);

  private static ComputeLanes lanes;
  private static TestListeners listeners;
  private static WhisperModel whisper;
  private static float[] speech;

  @BeforeAll
  static void load() {
    ModelStore store = PreparedModels.store();
    lanes = new ContinuousBatcher(NanoClock.system(), 1);
    listeners = TestListeners.load(store, lanes);
    whisper = WhisperModel.load(store, lanes);
    speech = PreparedModels.recording("beckett.wav");
  }

  @AfterAll
  static void unload() {
    whisper.close();
    listeners.close();
    lanes.close();
  }

  private static float[] piece(int number, double seconds, float loudness) {
    Music[] kinds = Music.values();
    // Sung ones first: those are the likeliest to be taken for words.
    Music kind = kinds[(number + Music.VOWELS.ordinal()) % kinds.length];
    return kind.samples(seconds, loudness, number / kinds.length);
  }

  @Test
  void aMinuteOfMusicBetweenSpeechGetsNoWordAndCostsNone() {
    var wrong = new ArrayList<String>();
    for (int number = 0; number < PIECES; number++) {
      float[] music = piece(number, 60, number % 2 == 0 ? 1 : 0.4f);
      ListeningAlone alone = hear(joined(speech, music, speech));
      if (Wer.of(TEXT + " " + TEXT, alone.text()).errors() > 0) {
        wrong.add(number + ": " + alone.text());
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void musicUnderSpeechEatsNoWord() {
    var wer = new Wer(0, 0);
    for (int number = 0; number < PIECES; number++) {
      float[] heard = speech.clone();
      float[] music = piece(number, (double) heard.length / RATE, 0.15f);
      for (int i = 0; i < music.length; i++) {
        heard[i] += music[i];
      }
      Wer one = Wer.of(TEXT, hear(heard).text());
      wer = wer.plus(one);
    }
    LOG.infof("WER of speech over music: %.2f", wer.rate());
    assertTrue(wer.rate() <= 0.1, wer.toString());
  }

  /** As if voice activity detection had taken it for speech. */
  @Test
  void afterAMinuteOfMusicTakenForSpeechWordsAreHeard() {
    var wrong = new ArrayList<String>();
    for (int number = 0; number < MISTAKEN; number++) {
      String text = mistaken(joined(piece(number, 35, 1), Arrays.copyOf(speech, 4 * RATE)));
      if (!Wer.words(text).containsAll(List.of("tried", "failed"))) {
        wrong.add(number + ": " + text);
      }
    }
    assertEquals(List.of(), wrong);
  }

  /**
   * Of ten kinds 51 words were invented while only first words were doubted, and 5 to 15 since
   * then, as the processor rounds. Sung ones get most.
   */
  @Test
  void musicTakenForMoreOfTheSpeechBeforeItGetsHardlyAWord() {
    int pieces = Math.max(Music.values().length, MISTAKEN);
    int invented = 0;
    for (int number = 0; number < pieces; number++) {
      float[] before = Arrays.copyOf(PreparedModels.recording("two_cities.wav"), 4 * RATE);
      String text = mistaken(joined(before, piece(number, 6, 1)));
      int more = Math.max(0, Wer.words(text).size() - 12);
      invented += more;
      if (more > 0) {
        LOG.infof("piece %d: %s", number, text);
      }
    }
    LOG.infof("%d words were invented in %d pieces", invented, pieces);
    assertTrue(invented <= 2 * pieces, invented + " invented");
  }

  private static float[] joined(float[]... parts) {
    float[] all = new float[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  private static ListeningAlone hear(float[] sound) {
    return listeners.hear(config(), true, alone -> alone.hear(sound).silence(2));
  }

  private static RecognizerConfig config() {
    return new RecognizerConfig(Language.ENGLISH, RecognizerConfig.Task.TRANSCRIBE);
  }

  private static String mistaken(float[] sound) {
    var transcripts = new ArrayList<Transcript>();
    try (var recognizer =
        new WhisperRecognizer(whisper, config(), RecognitionPolicy.balanced(), () -> 0)) {
      transcripts.addAll(recognizer.accept(new SpeechEvent.Started(0, 0)));
      for (int at = 0; at + 512 <= sound.length; at += 512) {
        var span = new AudioSpan(at, Arrays.copyOfRange(sound, at, at + 512));
        transcripts.addAll(recognizer.accept(new SpeechEvent.Audio(0, span)));
      }
      transcripts.addAll(recognizer.accept(new SpeechEvent.Ended(0, sound.length)));
    }
    return transcripts.stream()
        .flatMap(transcript -> transcript.words().stream())
        .map(TimedWord::text)
        .collect(Collectors.joining(" "));
  }
}
