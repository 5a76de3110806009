package io.babelgrid.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.pipeline.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The prepared phrases through the translator that a call has, word by word. */
@Tag("models")
@Tag("words")
class RememberedPhrasesTest {

  @RegisterExtension private static final RealTranslators MODELS = new RealTranslators();

  @ParameterizedTest
  @CsvSource({"en, pt", "pt, en"})
  void everyPhraseOfAPairComesOutAsItIsWritten(String from, String to) throws Exception {
    Language source = Language.of(from);
    StreamingTranslator translator = MODELS.streaming(source, Language.of(to));
    Path file = PreparedModels.store().file("phrases-" + from + "-" + to, "phrases.tsv");
    List<String> lines =
        Files.readAllLines(file).stream()
            .filter(line -> !line.startsWith("#") && !line.isBlank())
            .toList();
    assertTrue(lines.size() >= 300, lines.size() + " phrases");
    var others = new ArrayList<String>();
    for (String line : lines) {
      String[] parts = line.split("\t");
      for (String heard : List.of(parts[0], parts[0].toLowerCase(Locale.of(from)))) {
        String text = RealTranslators.said(translator, source, heard);
        if (!text.equals(parts[1])) {
          others.add(heard + " -> " + text + " (" + parts[1] + ")");
        }
      }
    }
    assertEquals(List.of(), others);
  }

  @Test
  void aSentenceThatOnlyBeginsLikeAPhraseIsTranslated() {
    StreamingTranslator translator = MODELS.streaming(Language.ENGLISH, Language.PORTUGUESE);
    String text =
        RealTranslators.said(
            translator, Language.ENGLISH, "Thank you for sending the report yesterday.");
    assertTrue(text.contains("relatório"), text);
  }
}
