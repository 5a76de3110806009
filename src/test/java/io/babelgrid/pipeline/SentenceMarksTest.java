package io.babelgrid.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceMarksTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "end.",
        "end?\"",
        "да.»",
        "你好。",
        "是吗？」",
        "です｡",
        "كذلك؟",
        "ہے۔",
        "है।",
        "॥",
        "Լսում։",
        "ነው።",
        "ነው፧",
        "ទៅ។",
        "တယ်။",
        "καλά;",
        "καλά\u037e",
        "end…"
      })
  void theseEndSentences(String word) {
    assertTrue(SentenceMarks.endsSentence(word));
    assertFalse(SentenceMarks.endsClause(word));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"end,", "end;", "end:", "你好，", "一、", "كذلك،", "وهذا؛", "ነው፣", "λόγος·", "တယ်၊"})
  void theseEndClauses(String word) {
    assertTrue(SentenceMarks.endsClause(word));
    assertFalse(SentenceMarks.endsSentence(word));
  }

  @ParameterizedTest
  @CsvSource({
    "καλά., καλά;",
    "好。, 好？",
    "です。」, です？」",
    "كذلك., كذلك؟",
    "ነው።, ነው፧",
    "है।, है?",
    "end., end?"
  })
  void aQuestionHasTheMarkOfItsScript(String word, String asked) {
    assertEquals(asked, SentenceMarks.asked(word));
    assertTrue(SentenceMarks.asks(asked));
    assertFalse(SentenceMarks.asks(word));
  }
}
