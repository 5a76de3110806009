package io.babelgrid.recognition;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FirstWordsTest {

  /** With these the gate says no. */
  private static final float NO_SPEECH = 0.6f;

  private static final float LOGPROB = -0.4f;

  @Test
  void whatIsHeardAgainAtTheSamePlacesIsBelieved() {
    var words = new FirstWords();
    assertFalse(heard(words, text(0, 1, 2, 3, 4)));
    assertFalse(heard(words, text(1, 1, 2, 3, 4)));
    assertTrue(heard(words, text(2, 1, 2, 3, 4, 5)));
  }

  @Test
  void whatMovesOrChangesIsNot() {
    var words = new FirstWords();
    for (int i = 0; i < 5; i++) {
      assertFalse(heard(words, text(20 * i, 1, 2, 3, 4)));
      assertFalse(heard(words, text(0, i, 2, 3, 4)));
    }
  }

  @Test
  void aWordIsTooLittle() {
    var words = new FirstWords();
    for (int i = 0; i < 5; i++) {
      assertFalse(heard(words, text(0, 1, 2)));
    }
  }

  @Test
  void anotherUtteranceIsHeardAnew() {
    var words = new FirstWords();
    heard(words, text(0, 1, 2, 3, 4));
    heard(words, text(0, 1, 2, 3, 4));
    words.restart();
    assertFalse(heard(words, text(0, 1, 2, 3, 4)));
  }

  private static boolean heard(FirstWords words, Hypothesis text) {
    boolean believed = words.areSpeech(text, NO_SPEECH);
    words.heard(text);
    return believed;
  }

  private static Hypothesis text(int from, int... tokens) {
    var hypothesis = new Hypothesis();
    for (int i = 0; i < tokens.length; i++) {
      hypothesis.add(tokens[i], from + 10 * i, LOGPROB);
    }
    return hypothesis;
  }
}
