package io.babelgrid.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningMarksTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "es | Está bien? | ¿Está bien?",
        "es | ¿Está bien? | ¿Está bien?",
        "es | ¡Está bien? | ¿Está bien?",
        "es | ¿Está bien. | Está bien.",
        "es | Está bien! | ¡Está bien!",
        "es | Estoy bien, ¿y tú? | Estoy bien, ¿y tú?",
        "es | ¿Sí? Todo listo? | ¿Sí? ¿Todo listo?",
        "es | ¡¿Qué?! | ¡¿Qué?!",
        "es | Qué?! | ¿Qué?!",
        "es | ¿Está | Está",
        "en | Ready? | Ready?",
        "pt | Tudo bem? | Tudo bem?",
      })
  void theLastSentenceIsOpenedAsItIsClosed(String language, String words, String expected) {
    assertEquals(
        expected,
        String.join(" ", OpeningMarks.opened(List.of(words.split(" ")), Language.of(language))));
  }

  @Test
  void aQuestionIsOpenedWhereItBegins() {
    assertEquals(
        List.of("Hola,", "¿todo", "listo?"),
        OpeningMarks.opened(List.of("Hola,", "todo", "listo?"), 1, Language.SPANISH));
  }

  @ParameterizedTest
  @CsvSource({
    "¿Todo bien, true",
    "¿Todo bien?, false",
    "¿Sí? Todo, false",
    "Sí. ¡Todo, true",
    "Todo, false"
  })
  void itIsOpenUntilItIsClosed(String words, boolean expected) {
    assertEquals(expected, OpeningMarks.isOpen(List.of(words.split(" "))));
  }
}
