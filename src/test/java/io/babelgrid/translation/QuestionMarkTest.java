package io.babelgrid.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.pipeline.SentenceMarks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionMarkTest {

  @ParameterizedTest
  @CsvSource({
    "well., well?",
    "well, well?",
    "well!, well?",
    "well.\"," + " well?\"",
    "well..., well?"
  })
  void aWordIsAsked(String word, String expected) {
    assertEquals(expected, SentenceMarks.asked(word));
  }

  @ParameterizedTest
  @CsvSource({"well?, ?", "well, ''", "well?\"," + " ?", "well?!, ?!", "e.g, ''"})
  void itsMarksAreWhatItEndsWith(String word, String marks) {
    assertEquals(marks, SentenceMarks.endMarks(word));
  }
}
