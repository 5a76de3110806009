package io.babelgrid.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.evaluation.Chrf;
import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.pipeline.Language;
import io.babelgrid.translation.TranslationFixture.DirectLanes;
import io.babelgrid.translation.TranslationFixture.Example;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("models")
@Tag("words")
class TextTranslatorTest {

  private static final Logger LOG = Logger.getLogger(TextTranslatorTest.class);

  private static TranslationModels models;

  @BeforeAll
  static void open() {
    models =
        new TranslationModels(
            PreparedModels.store(), new DirectLanes(), () -> 0, TranslationPolicy.DEFAULT);
  }

  @AfterAll
  static void close() {
    models.close();
  }

  /** int8 arithmetic changes a word here and there, which ones depends on the CPU's kernels. */
  @ParameterizedTest
  @CsvSource({"en-pt, pt-en, 83", "pt-en, en-pt, 83.5"})
  void sentencesReadAsTheFloat32ModelTranslatesThem(
      String pair, String reverse, double humanChrfAtLeast) {
    List<Example> examples = TranslationFixture.examples(pair, reverse);
    TextTranslator translator = translator(pair);
    List<String> actual = examples.stream().map(e -> translator.translate(e.source())).toList();
    List<String> expected = examples.stream().map(Example::expected).toList();

    long equal =
        IntStream.range(0, actual.size())
            .filter(i -> actual.get(i).equals(expected.get(i)))
            .count();
    double agreement = Chrf.ofCorpus(expected, actual);
    double human = Chrf.ofCorpus(examples.stream().map(Example::human).toList(), actual);

    LOG.infof("%s: %d equal, chrF %.1f, to a person's %.1f", pair, equal, agreement, human);
    assertTrue(equal >= 58, () -> equal + " equal");
    assertTrue(agreement >= 98, () -> "chrF " + agreement);
    assertTrue(human >= humanChrfAtLeast, () -> "chrF to a person's " + human);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en-pt | My flight TP1234 leaves at 10:45 from gate 7. | TP1234; 10h45; 7",
        "en-pt | John Smith paid 1250 dollars to Maria Oliveira. | John Smith; 1250; Maria Oliveira",
        "en-pt | Call me on +351 912 345 678 before 9 a.m. tomorrow. | +351 912 345 678; 9",
        "pt-en | O voo para Nova York custa 349 euros. | New York; 349",
        "pt-en | João e Fernanda chegam no dia 25 de abril. | João; Fernanda; 25; April",
      })
  void numbersAndNamesSurvive(String pair, String text, String parts) {
    String translated = translator(pair).translate(text);
    for (String part : parts.split("; ")) {
      assertTrue(translated.contains(part), () -> part + " in: " + translated);
    }
  }

  @Test
  void eachSentenceOfATextKeepsItsMark() {
    String translated =
        translator("en-pt").translate("How are you today? I hope you feel better soon! Good.");
    assertEquals(1, translated.chars().filter(c -> c == '?').count(), translated);
    assertEquals(1, translated.chars().filter(c -> c == '!').count(), translated);
    assertTrue(translated.endsWith("."), translated);
  }

  @Test
  void textInCapitalsIsTranslatedLikeOrdinaryText() {
    assertEquals(
        translator("en-pt").translate("The meeting has been moved to tomorrow morning."),
        translator("en-pt").translate("THE MEETING HAS BEEN MOVED TO TOMORROW MORNING."));
  }

  @Test
  void noMarkIsInventedWhereTheSourceHasNone() {
    assertTrue(
        translator("en-pt").translate("I think we should leave").chars().noneMatch(c -> c == '.'));
  }

  @Test
  void nothingBecomesNothing() {
    assertEquals("", translator("en-pt").translate("  "));
  }

  private static TextTranslator translator(String pair) {
    return models.text(Language.of(pair.substring(0, 2)), Language.of(pair.substring(3)));
  }
}
