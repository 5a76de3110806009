package io.babelgrid.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.pipeline.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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

  private static final Pattern MARKS = Pattern.compile("[.,;:!?¿¡…]");

  /** What a pair knows of some words, as a statement and as a question. */
  private static final class Known {
    @Nullable String statement;
    @Nullable String question;

    String stated() {
      return Objects.requireNonNull(statement != null ? statement : question);
    }

    String asked(String to) {
      if (question != null) {
        return question;
      }
      String bare = stated().replaceAll("[.!]+$", "");
      return (to.equals("es") && !bare.contains("¿") ? "¿" : "") + bare + "?";
    }
  }

  @ParameterizedTest
  @CsvSource({"en, pt", "pt, en", "en, es", "es, en"})
  void everyPhraseOfAPairComesOutAsItIsWritten(String from, String to) throws Exception {
    Language source = Language.of(from);
    StreamingTranslator translator = MODELS.streaming(source, Language.of(to));
    List<String> lines = phrases(from, to);
    assertTrue(lines.size() >= 300, lines.size() + " phrases");
    var others = new ArrayList<String>();
    for (String line : lines) {
      String[] parts = line.split("\t");
      for (String heard : List.of(parts[0], parts[0].toLowerCase(Locale.of(from)))) {
        check(heard, parts[1], RealTranslators.said(translator, source, heard), others);
      }
    }
    assertEquals(List.of(), others);
  }

  /** As recognition may write it: in capitals, without any mark, exclaimed, asked. */
  @ParameterizedTest
  @CsvSource({"en, es", "es, en"})
  void whateverItsCasingAndPunctuation(String from, String to) throws Exception {
    Language source = Language.of(from);
    StreamingTranslator translator = MODELS.streaming(source, Language.of(to));
    var known = new LinkedHashMap<String, Known>();
    for (String line : phrases(from, to)) {
      String[] parts = line.split("\t");
      Known here = known.computeIfAbsent(unmarked(parts[0], from), _ -> new Known());
      if (parts[0].endsWith("?")) {
        here.question = parts[1];
      } else {
        here.statement = parts[1];
      }
    }
    var others = new ArrayList<String>();
    known.forEach((words, phrase) -> {
      for (String heard :
          List.of(words, words.toUpperCase(Locale.of(from)), words + ".", words + "!")) {
        check(heard, phrase.stated(), RealTranslators.said(translator, source, heard), others);
      }
      String asked = words + "?";
      check(asked, phrase.asked(to), RealTranslators.said(translator, source, asked), others);
    });
    assertEquals(List.of(), others);
  }

  private static void check(String heard, String expected, String said, List<String> others) {
    if (!said.equals(expected)) {
      others.add(heard + " -> " + said + " (" + expected + ")");
    }
  }

  private static String unmarked(String phrase, String language) {
    return MARKS.matcher(phrase).replaceAll("").toLowerCase(Locale.of(language));
  }

  private static List<String> phrases(String from, String to) throws IOException {
    Path file = PreparedModels.store().file("phrases-" + from + "-" + to, "phrases.tsv");
    return Files.readAllLines(file).stream()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .toList();
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
