package io.babelgrid.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.recognition.TimedWord;
import io.babelgrid.recognition.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody pauses where the sentence could have ended, and goes on. */
@Tag("models")
@Tag("words")
class GoingOnTest {

  private static final long SAMPLES_A_SECOND = 16_000;
  private static final long SOON = SAMPLES_A_SECOND;

  private static ComputeLanes lanes;
  private static TranslationModels models;

  @BeforeAll
  static void load() {
    lanes = new ContinuousBatcher(NanoClock.system(), 1);
    models =
        new TranslationModels(
            PreparedModels.store(), lanes, NanoClock.system(), TranslationPolicy.DEFAULT);
  }

  @AfterAll
  static void unload() {
    models.close();
    lanes.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | pt | We need to fix the roof. | Before winter arrives.",
        "en | pt | The report is ready. | And on your desk.",
        "en | pt | I left my keys. | In the car.",
        "pt | en | Precisamos consertar o telhado. | Antes do inverno chegar.",
        "pt | en | Deixei as chaves. | No carro.",
      })
  void theRestIsTranslatedAsTheRest(String from, String to, String begun, String rest) {
    List<String> said = said(from, to, List.of(begun, rest), SOON);
    assertEquals(said(from, to, List.of(begun), SOON).getFirst(), said.getFirst());
    String first = said.get(1).substring(0, 1);
    assertEquals(first.toLowerCase(Locale.ROOT), first, said.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "We need to fix the roof. | Before winter arrives. | 48000",
        "Do you need the key? | Before winter arrives. | 16000",
        "We need to fix the roof. | Winter arrives soon. | 16000",
      })
  void whatIsNoRestIsTranslatedByItself(String before, String sentence, long pause) {
    assertEquals(
        said("en", "pt", List.of(sentence), pause).getFirst(),
        said("en", "pt", List.of(before, sentence), pause).getLast());
  }

  @Test
  void aRestThatIsAPhraseIsSaidAsItIsKnown() {
    List<String> said = said("en", "pt", List.of("I am fine.", "And you?"), SOON);
    assertEquals(
        said("en", "pt", List.of("And you?"), SOON).getFirst().toLowerCase(Locale.ROOT),
        said.getLast().toLowerCase(Locale.ROOT));
  }

  /** What is said of utterances, one after another. */
  private static List<String> said(String from, String to, List<String> utterances, long pause) {
    StreamingTranslator translator = models.streaming(Language.of(from), Language.of(to));
    var said = new ArrayList<String>();
    long start = 0;
    for (int i = 0; i < utterances.size(); i++) {
      long begin = start;
      List<TimedWord> words =
          TranslationFixture.words(utterances.get(i)).stream()
              .map(word ->
                  new TimedWord(word.text(), begin + word.startSample(), begin + word.endSample()))
              .toList();
      start = words.getLast().endSample() + pause;
      said.add(
          translator.accept(new Transcript(i, Language.of(from), words, true)).stream()
              .flatMap(part -> part.words().stream())
              .map(TargetWord::text)
              .collect(Collectors.joining(" ")));
    }
    return said;
  }
}
