package io.babelgrid.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.evaluation.Chrf;
import io.babelgrid.evaluation.ListeningAlone;
import io.babelgrid.evaluation.ListeningAlone.Committed;
import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.evaluation.RenderedSpeech;
import io.babelgrid.evaluation.TestListeners;
import io.babelgrid.evaluation.TestVoices;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.recognition.RecognizerConfig;
import io.babelgrid.translation.StreamingTranslator;
import io.babelgrid.translation.TargetWord;
import io.babelgrid.translation.TranslationModels;
import io.babelgrid.translation.TranslationPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pause of 0.3 to 1.2 s at any place of a sentence, from sound to translation. */
@Tag("models")
@Tag("words")
class PausedSentencesTest {

  /** All 64 of a language take some minutes: {@code -Dbabelgrid.test.pauses=64}. */
  private static final int SENTENCES = Integer.getInteger("babelgrid.test.pauses", 6);

  /** Of what an utterance that ends in every pause loses, a third at least is saved. */
  private static final double LEFT = 2.0 / 3;

  private static final Logger LOG = Logger.getLogger(PausedSentencesTest.class);

  private static ComputeLanes lanes;
  private static TestListeners listeners;
  private static TranslationModels translation;
  private static TestVoices voices;

  @BeforeAll
  static void load() {
    ModelStore store = PreparedModels.store();
    lanes = new ContinuousBatcher(NanoClock.system(), 1);
    listeners = TestListeners.load(store, lanes);
    translation =
        new TranslationModels(store, lanes, NanoClock.system(), TranslationPolicy.DEFAULT);
    voices = TestVoices.load(store, lanes);
  }

  @AfterAll
  static void unload() {
    voices.close();
    translation.close();
    listeners.close();
    lanes.close();
  }

  /** How a listener got sentences: as they should be, with pauses, and with pauses that end. */
  private record Score(double unbroken, double paused, double ended) {}

  @ParameterizedTest
  @CsvSource({"en, pt", "pt, en"})
  void aPauseInASentenceCostsLessThanAnEndInIt(String from, String to) throws IOException {
    List<String> sentences = sentences(from, to);
    var unbroken = new ArrayList<String>();
    var paused = new ArrayList<String>();
    var ended = new ArrayList<String>();
    for (int i = 0; i < sentences.size(); i++) {
      RenderedSpeech speech = say(from, sentences.get(i), i);
      var random = new Random(i);
      int gap = random.nextInt(speech.gaps().size());
      float[] broken = speech.paused(gap, 0.3 + 0.9 * random.nextDouble());
      unbroken.add(translated(listen(from, speech.samples(), true), from, to));
      paused.add(translated(listen(from, broken, true), from, to));
      ended.add(translated(listen(from, broken, false), from, to));
    }
    List<String> references = sentences(to, from);
    var score =
        new Score(
            Chrf.ofCorpus(references, unbroken),
            Chrf.ofCorpus(references, paused),
            Chrf.ofCorpus(references, ended));
    LOG.infof("%s to %s: chrF of %d sentences: %s", from, to, sentences.size(), score);
    double lost = score.unbroken() - score.paused();
    double before = score.unbroken() - score.ended();
    assertTrue(lost <= LEFT * before, score.toString());
  }

  /** What the recogniser closes with a mark is there as soon as if nobody were waited for. */
  @ParameterizedTest
  @CsvSource({"en, pt", "pt, en"})
  void aCompleteSentenceIsNotDelayed(String from, String to) throws IOException {
    List<String> sentences = sentences(from, to);
    var later = new ArrayList<String>();
    for (int i = 0; i < sentences.size(); i++) {
      float[] speech = say(from, sentences.get(i), i).samples();
      ListeningAlone patient = listen(from, speech, true);
      ListeningAlone impatient = listen(from, speech, false);
      if (patient.text().matches(".*[.?!]") && end(patient) > end(impatient)) {
        later.add(patient.text() + " by samples: " + (end(patient) - end(impatient)));
      }
    }
    LOG.infof("%s: %d of %d sentences came later: %s", from, later.size(), sentences.size(), later);
    assertEquals(List.of(), later);
  }

  private static long end(ListeningAlone alone) {
    return alone.committed().stream()
        .filter(part -> part.transcript().last())
        .mapToLong(Committed::heard)
        .max()
        .orElseThrow();
  }

  private static RenderedSpeech say(String language, String sentence, int number) {
    float f0Hz = number % 2 == 0 ? TestVoices.MALE_HZ : TestVoices.FEMALE_HZ;
    return voices.say(Language.of(language), sentence, f0Hz, sentence);
  }

  private static ListeningAlone listen(String language, float[] speech, boolean patient) {
    var config = new RecognizerConfig(Language.of(language), RecognizerConfig.Task.TRANSCRIBE);
    return listeners.hear(config, patient, alone -> alone.hear(speech).silence(2));
  }

  private static String translated(ListeningAlone alone, String from, String to) {
    StreamingTranslator translator = translation.streaming(Language.of(from), Language.of(to));
    return alone.committed().stream()
        .flatMap(part -> translator.accept(part.transcript()).stream())
        .flatMap(part -> part.words().stream())
        .map(TargetWord::text)
        .collect(Collectors.joining(" "));
  }

  private static List<String> sentences(String from, String to) throws IOException {
    String name = "/translation/%s-%s.json".formatted(from, to);
    try (InputStream in = PausedSentencesTest.class.getResourceAsStream(name)) {
      var sentences = new ArrayList<String>();
      for (JsonNode row : new ObjectMapper().readTree(Objects.requireNonNull(in, name))) {
        sentences.add(row.get("source").asText());
      }
      return sentences.subList(0, Math.min(SENTENCES, sentences.size()));
    }
  }
}
