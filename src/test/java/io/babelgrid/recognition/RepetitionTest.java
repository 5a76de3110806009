package io.babelgrid.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RepetitionTest {

  @Test
  void ordinaryTextIsKept() {
    assertEquals(6, Repetition.keep(text(12, 1, 2, 3, 1, 2, 4), TokenPace.USUAL));
  }

  @Test
  void aWordSaidThreeTimesIsKept() {
    assertEquals(3, Repetition.keep(text(12, 1, 1, 1), TokenPace.USUAL));
    assertEquals(6, Repetition.keep(text(12, 1, 2, 1, 2, 1, 2), TokenPace.USUAL));
  }

  @Test
  void aCircleIsCutToItsFirstTurn() {
    assertEquals(3, Repetition.keep(text(12, 9, 1, 2, 1, 2, 1, 2, 1, 2), TokenPace.USUAL));
    assertEquals(2, Repetition.keep(text(12, 9, 1, 1, 1, 1, 1, 1, 1), TokenPace.USUAL));
  }

  @Test
  void aPhraseThatComesBackFasterThanItCanBeSaidIsCut() {
    assertEquals(2, Repetition.keep(text(1, 1, 2, 1, 2), TokenPace.USUAL));
    assertEquals(1, Repetition.keep(text(1, 1, 1), TokenPace.USUAL));
  }

  private static Hypothesis text(int framesBetween, int... tokens) {
    var hypothesis = new Hypothesis();
    for (int i = 0; i < tokens.length; i++) {
      hypothesis.add(tokens[i], i * framesBetween, -0.1f);
    }
    return hypothesis;
  }
}
