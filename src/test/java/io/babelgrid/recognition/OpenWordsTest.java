package io.babelgrid.recognition;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.pipeline.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenWordsTest {

  @ParameterizedTest
  @ValueSource(strings = {"not", "not.", "The", "of,", "don't", "don\u2019t...", "because", "my"})
  void noEnglishStatementEndsSo(String word) {
    assertTrue(OpenWords.of(Language.ENGLISH).contains(word));
  }

  @ParameterizedTest
  @ValueSource(strings = {"proposal.", "not?", "dollars", "in.", "over", "yes", "", "..."})
  void theseMayEndOne(String word) {
    assertFalse(OpenWords.of(Language.ENGLISH).contains(word));
  }

  @ParameterizedTest
  @ValueSource(strings = {"não", "Não.", "da", "para", "é", "À"})
  void noPortugueseStatementEndsSo(String word) {
    assertTrue(OpenWords.of(Language.PORTUGUESE).contains(word));
  }

  @Test
  void ofOtherLanguagesNothingIsKnown() {
    assertFalse(OpenWords.of(Language.of("xx")).contains("not"));
  }
}
