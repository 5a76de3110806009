package io.babelgrid.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WerTest {

  @Test
  void countsSubstitutionsDeletionsAndInsertions() {
    assertEquals(new Wer(1, 3), Wer.of("one two three", "one too three"));
    assertEquals(new Wer(1, 3), Wer.of("one two three", "one three"));
    assertEquals(new Wer(1, 3), Wer.of("one two three", "one two and three"));
    assertEquals(new Wer(3, 3), Wer.of("one two three", ""));
  }

  @Test
  void takesTheFewestErrors() {
    assertEquals(new Wer(2, 5), Wer.of("it was the best of", "was the best of times"));
  }

  @Test
  void ignoresCasePunctuationAndComposition() {
    assertEquals(0, Wer.of("It wasn't me; não!", "it wasn’t me — na\u0303o").errors());
  }

  @Test
  void inventedWordsWithoutAReferenceAreAnError() {
    assertEquals(1.0, Wer.of("", "hello").rate());
    assertEquals(0.0, Wer.of("", "...").rate());
  }

  @Test
  void addsUpOverTexts() {
    assertEquals(0.25, new Wer(1, 3).plus(new Wer(0, 1)).rate());
  }

  @Test
  void splitsAtHyphensButNotAtApostrophes() {
    assertEquals(List.of("mother", "in", "laws", "café"), Wer.words("Mother-in-law's cafe\u0301"));
  }
}
