package io.babelgrid.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnheardTest {

  private static final int HZ = 16_000;
  private static final int FRAMES_A_SECOND = 50;

  @TempDir Path directory;
  private Vocabulary vocabulary;

  @BeforeEach
  void load() {
    vocabulary = TestVocabulary.bytes(directory);
  }

  @Test
  void aSoundBehindTheLastWordIsUnheardAlthoughAMarkSawIt() {
    OpenSpeech speech = speech("Car.", 0.2, 1.5);
    sound(speech, true, false, true, false);
    assertEquals(new Unheard(100, 150, true), speech.unheard(false));
    assertEquals(15, speech.lastFrame());
  }

  @Test
  void aSoundThatHasJustBegunIsNotYet() {
    OpenSpeech speech = speech("Car.", 0.2, 0.9);
    sound(speech, true, false);
    speech.audio().append(loud(HZ / 4));
    assertTrue(speech.unheard(false).isNothing());
    assertFalse(speech.unheard(true).isNothing());
  }

  @Test
  void whatFollowsInTheSameSoundIsNotUnheard() {
    OpenSpeech speech = speech("Car.", 0.2, 0.9);
    sound(speech, true, true, false);
    assertTrue(speech.unheard(false).isNothing());
  }

  @Test
  void aTextGoesOnWithASoundOrSkipsIt() {
    var unheard = new Unheard(100, 150, true);
    assertTrue(unheard.isHeardIn(text(". Car", 98), vocabulary));
    assertFalse(unheard.isHeardIn(text(" Car", 80), vocabulary));
    assertFalse(unheard.isHeardIn(text(".", 110), vocabulary));
    assertTrue(unheard.isSkippedIn(text(". Car", 170), vocabulary));
    assertFalse(unheard.isSkippedIn(text(" Car", 120), vocabulary));
    assertFalse(new Unheard(100, 150, false).isSkippedIn(text(" Car", 170), vocabulary));
  }

  /** A text of which the word was seen at one place, and the mark at another. */
  private OpenSpeech speech(String text, double wordSeconds, double markSeconds) {
    var speech = new OpenSpeech(vocabulary);
    speech.restart(0);
    var hypothesis = new Hypothesis();
    int[] tokens = TestVocabulary.tokens(text);
    for (int i = 0; i < tokens.length; i++) {
      double at = i == tokens.length - 1 ? markSeconds : wordSeconds + i * 0.05;
      hypothesis.add(tokens[i], (int) (at * FRAMES_A_SECOND), -0.1f);
    }
    speech.commit(hypothesis, tokens.length);
    return speech;
  }

  /** A second of sound or silence each. */
  private static void sound(OpenSpeech speech, boolean... audible) {
    for (boolean each : audible) {
      speech.audio().append(each ? loud(HZ) : new float[HZ]);
    }
  }

  private static float[] loud(int samples) {
    float[] sound = new float[samples];
    Arrays.fill(sound, 0.3f);
    return sound;
  }

  private static Hypothesis text(String text, int frame) {
    var hypothesis = new Hypothesis();
    for (int token : TestVocabulary.tokens(text)) {
      hypothesis.add(token, frame, -0.1f);
    }
    return hypothesis;
  }
}
