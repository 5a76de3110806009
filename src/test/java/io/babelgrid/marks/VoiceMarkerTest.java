package io.babelgrid.marks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class VoiceMarkerTest {

  @Test
  void silenceStaysSilence() {
    assertArrayEquals(new short[24_000], MarkedSound.marked(new short[24_000]));
  }

  @Test
  void theVoiceStaysAsLoudAsItWas() {
    short[] pcm = VoiceByRule.talk(6, 1);
    double change = 10 * Math.log10(power(MarkedSound.marked(pcm)) / power(pcm));
    assertEquals(0, change, 0.15);
  }

  @Test
  void whatIsAddedLies17DecibelsBelowTheVoice() {
    short[] pcm = VoiceByRule.talk(6, 2);
    short[] marked = MarkedSound.marked(pcm);
    short[] added = new short[pcm.length];
    for (int i = 0; i < pcm.length; i++) {
      added[i] = (short) (marked[i] - pcm[i]);
    }
    assertTrue(10 * Math.log10(power(pcm) / power(added)) > 17);
  }

  @Test
  void nothingIsDelayed() {
    short[] pcm = new short[VoiceMarker.FRAME_SAMPLES];
    pcm[7] = 20_000;
    short[] marked = MarkedSound.marked(pcm);
    for (int i = 0; i < 7; i++) {
      assertEquals(0, marked[i]);
    }
    assertEquals(20_000, marked[7], 2_000);
  }

  @Test
  void theLoudestIsClippedAndDoesNotTurnOver() {
    short[] pcm = new short[48_000];
    var random = new Random(3);
    for (int i = 0; i < pcm.length; i++) {
      pcm[i] = random.nextBoolean() ? Short.MAX_VALUE : Short.MIN_VALUE;
    }
    short[] marked = MarkedSound.marked(pcm);
    for (int i = 0; i < pcm.length; i++) {
      assertTrue(Math.abs(marked[i] - pcm[i]) < 30_000, "turned over at " + i);
    }
  }

  private static double power(short[] pcm) {
    double sum = 1;
    for (short sample : pcm) {
      sum += (double) sample * sample;
    }
    return sum;
  }
}
