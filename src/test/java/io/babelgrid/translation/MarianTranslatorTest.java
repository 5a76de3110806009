package io.babelgrid.translation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.engine.InferenceException;
import io.babelgrid.evaluation.Chrf;
import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.glossary.TermBook;
import io.babelgrid.pipeline.Language;
import io.babelgrid.recognition.TimedWord;
import io.babelgrid.recognition.Transcript;
import io.babelgrid.translation.TranslationFixture.DirectLanes;
import io.babelgrid.translation.TranslationFixture.Example;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("models")
@Tag("words")
class MarianTranslatorTest {

  private static final Logger LOG = Logger.getLogger(MarianTranslatorTest.class);

  private final DirectLanes lanes = new DirectLanes();
  private final TranslationModels models =
      new TranslationModels(PreparedModels.store(), lanes, () -> 0, TranslationPolicy.DEFAULT);

  @AfterEach
  void close() {
    models.close();
  }

  /**
   * Lag: source words heard beyond the proportional share when a target word is committed; phrases
   * that are known by heart are awaited whole.
   */
  @ParameterizedTest
  @CsvSource({"en-pt, pt-en, 81.5, 3.2", "pt-en, en-pt, 78.5, 3.0"})
  void wordByWordTranslationIsNearlyAsGoodAsOffline(
      String pair, String reverse, double humanChrfAtLeast, double lagAtMost) {
    List<Example> examples = TranslationFixture.examples(pair, reverse);
    TextTranslator offline = models.text(source(pair), target(pair));
    var streamed = new ArrayList<String>();
    var whole = new ArrayList<String>();
    var phrases =
        new RememberedSentence(
            PhraseMemory.prepared(
                PreparedModels.store(), new TextRoute.Pair(source(pair), target(pair))));
    var lags = new ArrayList<Double>();
    for (Example example : examples) {
      Run run = wordByWord(pair, example.source());
      streamed.add(run.text());
      whole.add(offline.translate(example.source()));
      if (phrases.translation(List.of(example.source().split(" "))).isEmpty()) {
        lags.add(run.averageLagging());
      }
    }
    double lag = lags.stream().mapToDouble(each -> each).average().orElseThrow();
    double human = Chrf.ofCorpus(examples.stream().map(Example::human).toList(), streamed);
    double toOffline = Chrf.ofCorpus(whole, streamed);
    LOG.infof(
        "%s word by word: chrF to a person's %.1f, to offline %.1f, average lagging %.2f words (%d)",
        pair, human, toOffline, lag, lags.size());
    assertTrue(human >= humanChrfAtLeast, "chrF " + human);
    double measured = lag;
    assertTrue(measured <= lagAtMost, () -> "lag " + measured);
  }

  /** Alone, "It was ..." becomes "Ela era ...", she was. */
  @Test
  void aSentenceContinuesTheOneBefore() {
    String heard =
        "It was the best of times. It was the age of wisdom. It was the age of foolishness.";
    String text = wordByWord("en-pt", heard).text();
    assertTrue(text.startsWith("Foi o melhor dos tempos."), text);
    assertFalse(text.contains("Ela"), text);
    assertTrue(text.endsWith("tolice."), text);
  }

  @ParameterizedTest
  @CsvSource({"en-pt, pt-en", "pt-en, en-pt"})
  void whatWasCommittedIsTheBeginningOfAllThatFollows(String pair, String reverse) {
    try (var model = MarianModel.load(PreparedModels.store(), "marian-" + pair, lanes)) {
      var sentences =
          new SentenceTranslation(model, PhraseMemory.empty(), TranslationPolicy.DEFAULT);
      for (Example example : TranslationFixture.examples(pair, reverse).subList(0, 24)) {
        var sentence = new SourceSentence();
        var spoken = new ArrayList<TargetWord>();
        for (TimedWord word : TranslationFixture.words(example.source())) {
          sentence.add(word);
          int[] before = sentence.committedPieces();
          spoken.addAll(sentences.advance(sentence, List.of(), TermBook.EMPTY, 0));
          assertArrayEquals(before, Arrays.copyOf(sentence.committedPieces(), before.length));
          assertEquals(model.targetTokenizer().decode(sentence.committedPieces()), joined(spoken));
        }
        spoken.addAll(
            sentences.finish(sentence.ended(SourceSentence.End.CLOSED), TermBook.EMPTY, 0));
        assertEquals(model.targetTokenizer().decode(sentence.committedPieces()), joined(spoken));
      }
    }
  }

  @Test
  void wordsAreStampedWithTheSourceWordTheyCameFrom() {
    Run run = wordByWord("en-pt", "We met for the first time at a conference in Berlin last year.");
    long previous = 0;
    for (TargetWord word : run.words) {
      assertTrue(word.sourceEndSample() >= previous, run.text());
      previous = word.sourceEndSample();
    }
    TargetWord berlin =
        run.words.stream().filter(w -> w.text().startsWith("Berlim")).findFirst().orElseThrow();
    assertEquals(11 * TranslationFixture.SAMPLES_A_WORD, berlin.sourceEndSample());
  }

  @Test
  void aTranscriptOfSeveralSentencesGivesATranslationEach() {
    StreamingTranslator translator = models.streaming(Language.ENGLISH, Language.PORTUGUESE);
    var words = TranslationFixture.words("Good morning. How are you? I am");
    List<Translation> translations =
        translator.accept(new Transcript(3, Language.ENGLISH, words, true));
    assertEquals(3, translations.size());
    assertTrue(translations.stream().allMatch(t -> t.utterance() == 3 && t.sentenceEnd()));
    assertEquals("Bom dia.", joined(translations.getFirst().words()));
    assertEquals(
        List.of(false, false, true), translations.stream().map(Translation::last).toList());
  }

  @Test
  void theEndOfAnUtteranceIsToldEvenWithoutWords() {
    StreamingTranslator translator = models.streaming(Language.ENGLISH, Language.PORTUGUESE);
    List<Translation> translations =
        translator.accept(new Transcript(1, Language.ENGLISH, List.of(), true));
    assertEquals(1, translations.size());
    assertTrue(translations.getFirst().last());
    assertFalse(translations.getFirst().sentenceEnd());
  }

  @Test
  void withoutNewWordsNoModelRuns() {
    StreamingTranslator translator = models.streaming(Language.ENGLISH, Language.PORTUGUESE);
    var words = TranslationFixture.words("The children were playing in the");
    translator.accept(new Transcript(1, Language.ENGLISH, words, false));
    lanes.failing(true);
    assertEquals(
        List.of(), translator.accept(new Transcript(1, Language.ENGLISH, List.of(), false)));
  }

  @Test
  void wordsThatProbablyFollowAreContextAndAreNotTranslated() {
    var words = TranslationFixture.words("We met at a conference in");
    String alone = joined(committed(new Transcript(1, Language.ENGLISH, words, false)));
    var foreseen =
        new Transcript(
            1, Language.ENGLISH, words, false, List.of("Berlin", "last", "year.", "It", "was"));
    String ahead = joined(committed(foreseen));
    assertTrue(ahead.startsWith(alone), ahead);
    assertTrue(ahead.length() > alone.length(), ahead);
    assertFalse(ahead.contains("Berlim"), ahead);
  }

  @Test
  void whatWasForeseenWronglyIsForgotten() {
    StreamingTranslator translator = models.streaming(Language.ENGLISH, Language.PORTUGUESE);
    List<TimedWord> words = TranslationFixture.words("I think we should leave before it rains.");
    var spoken = new ArrayList<TargetWord>();
    for (int i = 0; i < words.size(); i++) {
      boolean last = i == words.size() - 1;
      List<String> wrong = last ? List.of() : List.of("elephants", "never");
      var transcript = new Transcript(1, Language.ENGLISH, List.of(words.get(i)), last, wrong);
      translator.accept(transcript).forEach(each -> spoken.addAll(each.words()));
    }
    String text = joined(spoken);
    assertFalse(text.contains("elefante"), text);
    assertTrue(text.contains("chova") || text.contains("chover"), text);
  }

  @Test
  void whatIsForeseenEndsWithItsSentence() {
    assertEquals(
        List.of("last", "year"), SentenceEnds.within(List.of("last", "year.", "It", "was")));
    assertEquals(List.of("it", "was"), SentenceEnds.within(List.of("it", "was")));
    assertEquals(List.of(), SentenceEnds.within(List.of("...", "then")));
  }

  @Test
  void aFailureCostsOneSentenceAndNoMore() {
    StreamingTranslator translator = models.streaming(Language.ENGLISH, Language.PORTUGUESE);
    List<TimedWord> words =
        TranslationFixture.words(
            "The dog sleeps. The children were playing outside. The dog sleeps.");
    Transcript broken = new Transcript(1, Language.ENGLISH, words.subList(0, 7), false);
    lanes.failing(true);
    assertThrows(InferenceException.class, () -> translator.accept(broken));
    lanes.failing(false);
    List<Translation> after =
        translator.accept(
            new Transcript(1, Language.ENGLISH, words.subList(7, words.size()), true));
    List<String> texts =
        after.stream().map(t -> joined(t.words())).filter(text -> !text.isEmpty()).toList();
    assertEquals(List.of("O cão dorme."), texts);
    assertTrue(after.getLast().last());
  }

  @Test
  void aTranscriptOfAnotherLanguageIsRefused() {
    StreamingTranslator translator = models.streaming(Language.ENGLISH, Language.PORTUGUESE);
    var transcript =
        new Transcript(1, Language.PORTUGUESE, TranslationFixture.words("Bom dia."), true);
    assertThrows(IllegalArgumentException.class, () -> translator.accept(transcript));
  }

  private List<TargetWord> committed(Transcript transcript) {
    return models.streaming(transcript.language(), Language.PORTUGUESE).accept(transcript).stream()
        .flatMap(translation -> translation.words().stream())
        .toList();
  }

  private Run wordByWord(String pair, String text) {
    StreamingTranslator translator = models.streaming(source(pair), target(pair));
    List<TimedWord> words = TranslationFixture.words(text);
    var run = new Run(words.size());
    for (int i = 0; i < words.size(); i++) {
      boolean last = i == words.size() - 1;
      var transcript = new Transcript(1, source(pair), List.of(words.get(i)), last);
      for (Translation translation : translator.accept(transcript)) {
        run.add(translation.words(), i + 1);
      }
    }
    return run;
  }

  private static String joined(List<TargetWord> words) {
    return String.join(" ", words.stream().map(TargetWord::text).toList());
  }

  private static Language source(String pair) {
    return Language.of(pair.substring(0, 2));
  }

  private static Language target(String pair) {
    return Language.of(pair.substring(3));
  }

  /** What came out, and after how many source words. */
  private static final class Run {
    private final int sourceWords;
    private final List<TargetWord> words = new ArrayList<>();
    private final List<Integer> heard = new ArrayList<>();

    Run(int sourceWords) {
      this.sourceWords = sourceWords;
    }

    void add(List<TargetWord> committed, int heardWords) {
      words.addAll(committed);
      committed.forEach(_ -> heard.add(heardWords));
    }

    String text() {
      return joined(words);
    }

    /** Average lagging (Ma et al. 2019), in source words. */
    double averageLagging() {
      double sum = 0;
      int count = 0;
      for (int i = 0; i < heard.size(); i++) {
        sum += heard.get(i) - (double) i * sourceWords / words.size();
        count++;
        if (heard.get(i) == sourceWords) {
          break;
        }
      }
      return sum / Math.max(1, count);
    }
  }
}
