package io.babelgrid.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What decides how a phrase is rendered, without a model. */
class RenderingRulesTest {

  private static final WindowRamp RAMP = new WindowRamp(32, 20, 96, 8, 0.35);

  @Test
  void windowsNeverUnderrunWhereTheNodeTakesTwiceAsLongAsPlanned() {
    double clock = (32 + 16) * 0.35;
    double started = clock;
    int rendered = RAMP.first(800);
    int windows = 1;
    while (rendered < 800) {
      int steps = RAMP.next(started + rendered - clock, 800 - rendered);
      clock += (steps + 16) * 0.35 * (windows % 2 == 0 ? 2 : 1);
      assertTrue(clock <= started + rendered, "window %d is late".formatted(windows));
      rendered += steps;
      windows++;
    }
    assertEquals(800, rendered);
    assertTrue(windows <= 16, windows + " windows");
  }

  @Test
  void aWindowIsAsLongAsThereIsTimeForIt() {
    assertEquals(32, RAMP.first(800));
    assertEquals(20, RAMP.next(-10, 800));
    assertEquals(20, RAMP.next(24, 800));
    assertEquals(24, RAMP.next(40, 800));
    assertEquals(69, RAMP.next(72, 800));
    assertEquals(96, RAMP.next(200, 800));
  }

  @Test
  void aShortRestIsTakenAlong() {
    assertEquals(41, RAMP.first(41));
    assertEquals(32, RAMP.first(42));
    assertEquals(29, RAMP.next(0, 29));
    assertEquals(20, RAMP.next(0, 30));
    assertEquals(7, RAMP.next(0, 7));
  }

  @Test
  void paddingIsCutAndTimesStayExact() {
    // 10 frames of silence, two phonemes of 4 frames, a pause of 6, a pad of 1; sound from step 18
    long[] durations = {10, 4, 4, 6, 1};
    SpeechTimeline timeline =
        SpeechTimeline.of("ab.", durations, step -> step >= 18 && step < 34, 4);
    assertEquals(16, timeline.startStep());
    assertEquals(38, timeline.endStep());
    assertEquals(22 * 300, timeline.samples());
    assertEquals(
        List.of(
            new PhonemeTiming("a", 4 * 300, 12 * 300),
            new PhonemeTiming("b", 12 * 300, 20 * 300),
            new PhonemeTiming(".", 20 * 300, 22 * 300)),
        timeline.timings());
  }

  @Test
  void whatFollowsIsCutOffWhereItBegins() {
    // "ab" is kept of "ab cd", which sounds without a pause
    long[] durations = {10, 4, 4, 2, 5, 5, 1};
    SpeechTimeline timeline = SpeechTimeline.of("ab", durations, step -> step >= 18, 4);
    assertEquals(16, timeline.startStep());
    assertEquals(36, timeline.endStep());
    assertEquals(
        List.of(
            new PhonemeTiming("a", 4 * 300, 12 * 300), new PhonemeTiming("b", 12 * 300, 20 * 300)),
        timeline.timings());
  }

  @Test
  void longPhonemesAreCutAtClausesThenWords() {
    assertEquals(List.of("aa bb,", "cc dd"), PhonemeSplitter.split("aa bb, cc dd", 8));
    assertEquals(List.of("aaaa", "bbbb", "cccc"), PhonemeSplitter.split("aaaa bbbb cccc", 8));
    assertEquals(List.of("aaaa", "aaaa", "aa"), PhonemeSplitter.split("aaaaaaaaaa", 4));
    assertEquals(List.of(), PhonemeSplitter.split(" ", 4));
  }

  @Test
  void aPhraseInsideASentenceIsReadAsUnfinished() {
    assertEquals("ab,", PhonemeText.closed("ab ", false));
    assertEquals("ab.", PhonemeText.closed("ab", true));
    assertEquals("ab?", PhonemeText.closed("ab?", true));
    assertFalse(PhonemeText.sounds(" ,. "));
  }

  @Test
  void pausesFollowTheTextAndShrinkWithTheRate() {
    assertTrue(PhonemeText.pauseSteps("ab", false, 1) < PhonemeText.pauseSteps("ab,", false, 1));
    assertTrue(PhonemeText.pauseSteps("ab,", false, 1) < PhonemeText.pauseSteps("ab", true, 1));
    assertEquals(28, PhonemeText.pauseSteps("ab", true, 0.9f));
    assertEquals(11, PhonemeText.pauseSteps("ab", true, 1.25f));
    assertEquals(1, PhonemeText.pauseSteps("ab", false, 1.25f));
  }

  @Test
  void theNaturalRateIsUntouchedAndFasterIsMonotone() {
    assertEquals(1, SpeakingRate.modelSpeed(1));
    float before = 0;
    for (float rate = 0.8f; rate <= 1.25f; rate += 0.01f) {
      assertTrue(SpeakingRate.modelSpeed(rate) > before);
      before = SpeakingRate.modelSpeed(rate);
    }
    assertEquals(1.31f, SpeakingRate.modelSpeed(1.25f), 0.01f);
  }

  @Test
  void noSampleReachesFullScaleAndQuietOnesAreUntouched() {
    float[] samples = {0.1f, -0.5f, 0.9f, -3f, 40f};
    OutputLevel.apply(samples, 1);
    assertEquals(0.1f, samples[0]);
    assertEquals(-0.5f, samples[1]);
    for (float sample : samples) {
      assertTrue(Math.abs(sample) <= 1, "clipped: " + sample);
    }
    assertTrue(samples[2] > 0.7f && samples[2] < 0.9f);
  }

  @Test
  void chunksFadeAsTheWholePhraseWould() {
    var whole = new float[1000];
    Arrays.fill(whole, 1);
    float[] head = Arrays.copyOfRange(whole, 0, 600);
    float[] tail = Arrays.copyOfRange(whole, 600, 1000);
    OutputLevel.fade(whole, 0, 1000);
    OutputLevel.fade(head, 0, 1000);
    OutputLevel.fade(tail, 600, 1000);
    for (int i = 0; i < 1000; i++) {
      assertEquals(whole[i], i < 600 ? head[i] : tail[i - 600]);
    }
    assertEquals(0, whole[0]);
    assertTrue(whole[999] < 0.01f);
    assertEquals(1, whole[500]);
  }
}
