package io.babelgrid.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The prepared phrases through the translator that a call has, word by word. */
@Tag("models")
class RememberedPhrasesTest {

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
  @CsvSource({"en, pt", "pt, en"})
  void everyPhraseOfAPairComesOutAsItIsWritten(String from, String to) throws Exception {
    Language source = Language.of(from);
    StreamingTranslator translator = models.streaming(source, Language.of(to));
    Path file = PreparedModels.store().file("phrases-" + from + "-" + to, "phrases.tsv");
    List<String> lines =
        Files.readAllLines(file).stream()
            .filter(line -> !line.startsWith("#") && !line.isBlank())
            .toList();
    assertTrue(lines.size() >= 300, lines.size() + " phrases");
    int utterance = 0;
    var others = new ArrayList<String>();
    for (String line : lines) {
      String[] parts = line.split("\t");
      for (String heard : List.of(parts[0], parts[0].toLowerCase(Locale.of(from)))) {
        utterance++;
        String text = TranslationFixture.said(translator, source, heard, utterance);
        if (!text.equals(parts[1])) {
          others.add(heard + " -> " + text + " (" + parts[1] + ")");
        }
      }
    }
    assertEquals(List.of(), others);
  }

  @Test
  void aSentenceThatOnlyBeginsLikeAPhraseIsTranslated() {
    StreamingTranslator translator = models.streaming(Language.ENGLISH, Language.PORTUGUESE);
    String text =
        TranslationFixture.said(
            translator, Language.ENGLISH, "Thank you for sending the report yesterday.", 1);
    assertTrue(text.contains("relatório"), text);
  }
}
