package io.babelgrid.flow;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.evaluation.Chrf;
import io.babelgrid.evaluation.ListeningAlone;
import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.evaluation.TestListeners;
import io.babelgrid.evaluation.TestVoices;
import io.babelgrid.evaluation.Wer;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.pipeline.WordFile;
import io.babelgrid.recognition.RecognizerConfig;
import io.babelgrid.recognition.RecognizerConfig.Task;
import io.babelgrid.translation.StreamingTranslator;
import io.babelgrid.translation.TargetWord;
import io.babelgrid.translation.TranslationModels;
import io.babelgrid.translation.TranslationPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Everyday sentences in three languages, said by the product's voices of one, heard and translated
 * as in a call: what listeners of the others read.
 */
@Tag("models")
@Tag("words")
class SpanishSpeakersTest {

  /** All 40 take some minutes: {@code -Dbabelgrid.test.spanish=40}. */
  private static final int SENTENCES = Integer.getInteger("babelgrid.test.spanish", 5);

  private static final Logger LOG = Logger.getLogger(SpanishSpeakersTest.class);

  private static final List<Map<Language, String>> ALL =
      WordFile.lines(SpanishSpeakersTest.class, "spanish-speakers.txt").stream()
          .map(line -> line.split(" \\| "))
          .map(parts ->
              Map.of(
                  Language.SPANISH,
                  parts[0],
                  Language.ENGLISH,
                  parts[1],
                  Language.PORTUGUESE,
                  parts[2]))
          .toList();

  private static ComputeLanes lanes;
  private static TestListeners listeners;
  private static TranslationModels translation;
  private static TestVoices voices;

  /** What one language's listeners read, beside what they should. */
  private static final class Reading {
    final List<String> wanted = new ArrayList<>();
    final List<String> read = new ArrayList<>();

    void add(String reference, String text) {
      wanted.add(reference);
      read.add(text);
    }

    double chrf() {
      return Chrf.ofCorpus(wanted, read);
    }
  }

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

  /** English is what the recogniser makes of the sound, Portuguese is translated from that. */
  @ParameterizedTest
  @ValueSource(strings = {"ef_dora", "em_alex", "em_santa"})
  void spanishIsReadInEnglishAndPortuguese(String voice) {
    var words = new Wer(0, 0);
    var english = new Reading();
    var portuguese = new Reading();
    for (Map<Language, String> sentence : sentences()) {
      String said = sentence.get(Language.SPANISH);
      float[] sound = voices.say(Language.SPANISH, said, voice).samples();
      String own = listen(Language.SPANISH, Task.TRANSCRIBE, sound).text();
      ListeningAlone ear = listen(Language.SPANISH, Task.TRANSLATE, sound);
      words = words.plus(Wer.of(said, own));
      english.add(sentence.get(Language.ENGLISH), ear.text());
      portuguese.add(
          sentence.get(Language.PORTUGUESE),
          translated(ear, Language.ENGLISH, Language.PORTUGUESE));
      LOG.infof(
          "%s -> %s -> %s -> %s", said, own, english.read.getLast(), portuguese.read.getLast());
    }
    String score =
        "%s: %.1f %% of %d words; chrF in English %.1f, in Portuguese %.1f"
            .formatted(
                voice,
                100 * words.rate(),
                words.referenceWords(),
                english.chrf(),
                portuguese.chrf());
    LOG.info(score);
    assertTrue(words.rate() <= 0.1, score);
    assertTrue(english.chrf() >= 50 && portuguese.chrf() >= 40, score);
  }

  /** The same by text models, as far as there are any; none of Spanish comes with the product. */
  @ParameterizedTest
  @CsvSource({"en, pt", "pt, en", "en, es", "pt, es", "es, en", "es, pt"})
  void theSameIsReadByTextModels(String from, String to) {
    Language source = Language.of(from);
    Language target = Language.of(to);
    assumeTrue(translation.translates(source, target), "nothing translates " + from + "-" + to);
    var words = new Wer(0, 0);
    var reading = new Reading();
    for (Map<Language, String> sentence : sentences()) {
      String said = sentence.get(source);
      float f0Hz = reading.read.size() % 2 == 0 ? TestVoices.MALE_HZ : TestVoices.FEMALE_HZ;
      ListeningAlone ear =
          listen(source, Task.TRANSCRIBE, voices.say(source, said, f0Hz, said).samples());
      words = words.plus(Wer.of(said, ear.text()));
      reading.add(sentence.get(target), translated(ear, source, target));
      LOG.infof("%s -> %s -> %s", said, ear.text(), reading.read.getLast());
    }
    String score =
        "%s-%s: %.1f %% of %d words; chrF %.1f"
            .formatted(from, to, 100 * words.rate(), words.referenceWords(), reading.chrf());
    LOG.info(score);
    assertTrue(words.rate() <= 0.15, score);
    assertTrue(reading.chrf() >= 50, score);
  }

  private static List<Map<Language, String>> sentences() {
    int count = Math.min(SENTENCES, ALL.size());
    return IntStream.range(0, count).mapToObj(i -> ALL.get(i * ALL.size() / count)).toList();
  }

  private static ListeningAlone listen(Language source, Task task, float[] sound) {
    return listeners.hear(
        new RecognizerConfig(source, task), true, alone -> alone.hear(sound).silence(2));
  }

  private static String translated(ListeningAlone alone, Language source, Language target) {
    StreamingTranslator translator = translation.streaming(source, target);
    return alone.committed().stream()
        .flatMap(part -> translator.accept(part.transcript()).stream())
        .flatMap(part -> part.words().stream())
        .map(TargetWord::text)
        .collect(Collectors.joining(" "));
  }
}
