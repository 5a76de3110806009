package io.babelgrid.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HeardSoundTest {

  private static final int HZ = 16_000;

  /** Half a second of each. */
  private static final int PART = HZ / 2;

  @Test
  void aWordLastsAsLongAsTheSoundInWhichItWasSeen() {
    var sound = new HeardSound(audio(0, 0.3f, 0, 0.3f, 0));
    assertEquals(word(PART, 2 * PART), sound.within(word(0, 3 * PART), PART + 10));
    assertEquals(word(3 * PART, 4 * PART), sound.within(word(0, 5 * PART), 3 * PART - 600));
  }

  @Test
  void aWordInSilenceStaysWhereItIs() {
    var sound = new HeardSound(audio(0.3f, 0, 0, 0.3f));
    assertEquals(word(PART + 400, 2 * PART), sound.within(word(PART + 400, 2 * PART), PART));
  }

  @Test
  void whereNoiseLeavesNoSilenceAWordIsAsLongAsAttentionSays() {
    var sound = new HeardSound(audio(0.03f, 0.3f, 0.03f, 0.3f));
    assertEquals(word(10, 3 * PART), sound.within(word(10, 3 * PART), PART));
    assertEquals(4 * PART, sound.end(10));
  }

  @Test
  void aClosureWithinAWordIsNoEnd() {
    SpeechBuffer audio = audio(0.3f, 0.3f, 0);
    Arrays.fill(audio.samples(), PART, PART + HZ / 10, 0);
    assertEquals(2 * PART, new HeardSound(audio).end(0));
  }

  private static TimedWord word(long start, long end) {
    return new TimedWord("word", start, end);
  }

  private static SpeechBuffer audio(float... levels) {
    var audio = new SpeechBuffer();
    audio.restart(0);
    for (float level : levels) {
      float[] part = new float[PART];
      Arrays.fill(part, level);
      audio.append(part);
    }
    return audio;
  }
}
