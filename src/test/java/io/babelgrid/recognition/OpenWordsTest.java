package io.babelgrid.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.pipeline.Language;
import io.babelgrid.recognition.OpenWords.Ending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The | NEVER",
        "of, | NEVER",
        "it\u2019s... | NEVER",
        "because | NEVER",
        "my | NEVER",
        "not. | SELDOM",
        "don't | SELDOM",
        "not? | OFTEN",
        "proposal. | OFTEN",
        "in. | OFTEN",
        "... | OFTEN",
        "'' | OFTEN"
      })
  void soEnglishStatementsEnd(String word, Ending ending) {
    assertEquals(ending, OpenWords.of(Language.ENGLISH).ending(word));
  }

  @ParameterizedTest
  @CsvSource({
    "da, NEVER",
    "para, NEVER",
    "À, NEVER",
    "Não., SELDOM",
    "é, SELDOM",
    "proposta., OFTEN"
  })
  void soPortugueseStatementsEnd(String word, Ending ending) {
    assertEquals(ending, OpenWords.of(Language.PORTUGUESE).ending(word));
  }

  @ParameterizedTest
  @CsvSource({"la, NEVER", "para, NEVER", "AL, NEVER", "No., SELDOM", "propuesta., OFTEN"})
  void soSpanishStatementsEnd(String word, Ending ending) {
    assertEquals(ending, OpenWords.of(Language.SPANISH).ending(word));
  }

  @Test
  void ofOtherLanguagesNothingIsKnown() {
    assertEquals(Ending.OFTEN, OpenWords.of(Language.of("xx")).ending("the"));
  }
}
