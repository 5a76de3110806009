package io.babelgrid.segmentation;

import static io.babelgrid.segmentation.VoiceActivityDetector.WINDOW_SAMPLES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnsetTest {

  /** Windows of these levels of a sine's amplitude, the newest last. */
  private static float[] windows(String levels) {
    String[] each = levels.strip().split(" ");
    float[] samples = new float[each.length * WINDOW_SAMPLES];
    for (int i = 0; i < each.length; i++) {
      Arrays.fill(samples, i * WINDOW_SAMPLES, (i + 1) * WINDOW_SAMPLES, Float.parseFloat(each[i]));
    }
    return samples;
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "the detector was right at once, .002 .003 .002 .003, 0",
    "speech came three windows before, .002 .002 .02 .04 .03, 3",
    "after loud music, .1 .1 .1 .03 .004 .002 .002 .02 .05 .04 .02 .03, 5",
    "in steady noise nothing stands out, .05 .06 .05 .06 .05 .06, 0",
    "music without a gap has no onset of its own, .1 .1 .1 .1 .1 .1, 0",
    "what is never quiet goes back no further than the detector is late,"
        + " .001 .1 .1 .1 .1 .1 .1 .1 .1 .1 .1 .1, 8",
    "the last bits of nothing are nothing, 0 0 .0001 .0009 .0009, 0",
    "there is nothing to look at, .5, 0"
  })
  void speechBeganWithItsSound(String what, String levels, int earlier) {
    float[] speech = windows(".03 .04 .05");
    assertEquals(earlier * WINDOW_SAMPLES, Onset.earlier(windows(levels), speech));
  }

  @Test
  void whatWasNotHeardMakesNoiseNoSpeech() {
    assertEquals(0, Onset.earlier(windows("0 0 0 0 .01 .01 .01"), windows(".05 .05")));
  }
}
