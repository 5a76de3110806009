package io.babelgrid.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpacingTest {

  @ParameterizedTest
  @CsvSource({"en, WORDS", "ko, WORDS", "zh-Hant, NONE", "ja, NONE", "th, CLAUSES", "km, CLAUSES"})
  void itIsTheLanguages(String tag, Spacing spacing) {
    assertEquals(spacing, Spacing.of(Language.of(tag)));
  }

  /** As the page reads it: a space between of WORDS, none else. */
  @ParameterizedTest
  @CsvSource({"en, 'Good morning. How are you?'", "zh, '早上好，你好吗？'", "th, ' สวัสดี คุณสบายดีไหม'"})
  void linesGrowAsTheyAreWritten(String tag, String line) {
    Spacing spacing = Spacing.of(Language.of(tag));
    List<List<String>> said =
        switch (tag) {
          case "en" -> List.of(List.of("Good", "morning."), List.of("How", "are", "you?"));
          case "zh" -> List.of(List.of("早上好，"), List.of("你好吗？"));
          default -> List.of(List.of("สวัสดี"), List.of("คุณสบายดีไหม"));
        };
    List<String> pieces = said.stream().map(spacing::join).map(spacing::added).toList();
    assertEquals(line, String.join(spacing.isUnspaced() ? "" : " ", pieces));
  }

  @ParameterizedTest
  @CsvSource({"pt, 'Bom dia'", "ja, 'Google Meetで'"})
  void wordsOfATranslationBringTheirOwnSpaces(String tag, String line) {
    List<String> words = tag.equals("pt") ? List.of("Bom", "dia") : List.of("Google", " Meet", "で");
    assertEquals(line, Spacing.of(Language.of(tag)).line(words));
  }
}
