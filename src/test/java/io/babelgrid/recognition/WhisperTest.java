package io.babelgrid.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.evaluation.ListeningAlone.Committed;
import io.babelgrid.evaluation.Noise;
import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.evaluation.TestListeners;
import io.babelgrid.evaluation.Wer;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.segmentation.SpeechEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real speech through detection and recognition, streaming and offline. */
@Tag("models")
@Tag("words")
class WhisperTest {

  /** Dickens, A Tale of Two Cities, 1859. */
  private static final String TWO_CITIES =
      """
      It was the best of times, it was the worst of times, it was the age of wisdom, it was the age
      of foolishness, it was the epoch of belief, it was the epoch of incredulity, it was the season
      of Light, it was the season of Darkness, it was the spring of hope, it was the winter of
      despair, we had everything before us, we had nothing before us, we were all going direct to
      Heaven, we were all going direct the other way. In short, the period was so far like the
      present period, that some of its noisiest authorities insisted on its being received, for
      good or for evil, in the superlative degree of comparison only.
      """;

  private static final NanoClock STILL = () -> 0;

  private static ComputeLanes lanes;
  private static TestListeners listeners;

  @BeforeAll
  static void load() {
    ModelStore store = PreparedModels.store();
    lanes = new ContinuousBatcher(NanoClock.system(), 1);
    listeners = TestListeners.load(store, lanes);
  }

  @AfterAll
  static void unload() {
    listeners.close();
    lanes.close();
  }

  @Test
  void streamingIsWithinThreePointsOfOffline() {
    float[] speech = PreparedModels.recording("two_cities.wav");
    OfflineTranscript offline = offline().transcribe(speech, Language.ENGLISH);
    double offlineRate = Wer.of(TWO_CITIES, offline.text()).rate();
    double streamingRate = Wer.of(TWO_CITIES, text(stream(speech, Language.ENGLISH))).rate();
    assertTrue(offlineRate <= 0.03, "offline WER " + offlineRate);
    assertTrue(streamingRate <= offlineRate + 0.03, "streaming WER " + streamingRate);
  }

  @Test
  void wordsComeSoonAndInOrder() {
    float[] speech = PreparedModels.recording("two_cities.wav");
    List<Committed> committed = stream(speech, Language.ENGLISH);
    long before = 0;
    List<Long> lags = new ArrayList<>();
    for (Committed part : committed) {
      for (TimedWord word : part.transcript().words()) {
        assertTrue(word.startSample() >= before, word + " overlaps the word before");
        assertTrue(word.endSample() >= word.startSample());
        assertTrue(word.endSample() <= part.heard(), word + " is in the future");
        lags.add(part.heard() - word.startSample());
        before = word.endSample();
      }
    }
    lags.sort(null);
    long median = lags.get(lags.size() / 2);
    assertTrue(median < 1.3 * AudioSpan.SAMPLE_RATE_HZ, "median lag in samples " + median);
  }

  @Test
  void mostWordsThatAreForeseenAreCommittedNext() {
    List<Committed> committed =
        stream(PreparedModels.recording("two_cities.wav"), Language.ENGLISH);
    int foreseen = 0;
    int right = 0;
    for (int i = 0; i < committed.size(); i++) {
      List<String> ahead = committed.get(i).transcript().lookahead();
      List<String> next = bare(committed.subList(i + 1, committed.size()), ahead.size());
      for (int word = 0; word < Math.min(ahead.size(), next.size()); word++) {
        foreseen++;
        right += bare(ahead.get(word)).equals(next.get(word)) ? 1 : 0;
      }
    }
    assertTrue(foreseen >= 40, "foreseen " + foreseen);
    assertTrue(right >= 0.85 * foreseen, right + " right of " + foreseen);
  }

  private static List<String> bare(List<Committed> committed, int count) {
    return committed.stream()
        .flatMap(part -> part.transcript().words().stream())
        .limit(count)
        .map(word -> bare(word.text()))
        .toList();
  }

  private static String bare(String word) {
    return word.replaceAll("\\p{P}", "").toLowerCase(Locale.ROOT);
  }

  @Test
  void everyUtteranceEndsWithExactlyOneLastTranscript() {
    List<Committed> committed = stream(PreparedModels.recording("beckett.wav"), Language.ENGLISH);
    long next = 0;
    for (Committed part : committed) {
      assertEquals(next, part.transcript().utterance());
      next += part.transcript().last() ? 1 : 0;
    }
    assertEquals(6, next);
    String said = "Ever tried. Ever failed. No matter. Try again. Fail again. Fail better.";
    assertEquals(0, Wer.of(said, text(committed)).errors(), text(committed));
  }

  @Test
  void theLanguageIsDetectedOnceAndKept() {
    float[] speech = PreparedModels.recording("endgame_nagg_nell.wav");
    List<Committed> committed = stream(speech, null);
    assertFalse(committed.isEmpty());
    committed.forEach(part -> assertEquals(Language.ENGLISH, part.transcript().language()));
    LanguageGuess guess = offline().detect(speech);
    assertEquals(Language.ENGLISH, guess.language());
    assertTrue(guess.probability() > 0.9);
  }

  @ParameterizedTest
  @EnumSource(Noise.class)
  void nothingIsInventedInNoise(Noise noise) {
    assertEquals(List.of(), stream(noise.samples(10 * 16_000, 0.1f, 3), null));
  }

  /** As if voice activity detection had failed. */
  @ParameterizedTest
  @EnumSource(Noise.class)
  void theRecogniserItselfDoesNotBelieveNoise(Noise noise) {
    try (var recognizer = recognizer(null)) {
      float[] samples = noise.samples(3 * 16_000, 0.05f, 4);
      List<Transcript> transcripts = new ArrayList<>();
      transcripts.addAll(recognizer.accept(new SpeechEvent.Started(0, 0)));
      transcripts.addAll(recognizer.accept(new SpeechEvent.Audio(0, new AudioSpan(0, samples))));
      transcripts.addAll(recognizer.accept(new SpeechEvent.Ended(0, samples.length)));
      assertEquals(1, transcripts.size());
      assertEquals(List.of(), transcripts.getFirst().words());
      assertTrue(transcripts.getFirst().last());
    }
    assertEquals("", offline().transcribe(noise.samples(4 * 16_000, 0.05f, 5), null).text());
  }

  @Test
  void languagesThatWhisperDoesNotKnowAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> recognizer(Language.of("xx")));
    assertEquals(99, listeners.whisper().languages().size());
  }

  private static List<Committed> stream(float[] samples, @Nullable Language language) {
    // Silence after the recording lets its last utterance end.
    return listeners
        .hear(config(language), true, alone -> alone.hear(samples).silence(2))
        .committed();
  }

  private static String text(List<Committed> committed) {
    return committed.stream()
        .flatMap(part -> part.transcript().words().stream())
        .map(TimedWord::text)
        .collect(Collectors.joining(" "));
  }

  private static WhisperRecognizer recognizer(@Nullable Language language) {
    var policy = RecognitionPolicy.balanced();
    return new WhisperRecognizer(listeners.whisper(), config(language), policy, STILL);
  }

  private static RecognizerConfig config(@Nullable Language language) {
    return new RecognizerConfig(language, RecognizerConfig.Task.TRANSCRIBE);
  }

  private static OfflineRecognizer offline() {
    return new OfflineRecognizer(listeners.whisper(), NanoClock.system());
  }
}
