package io.babelgrid.synthesis;

import java.util.ArrayList;
import java.util.List;

/**
 * When the phonemes of a rendered text sound, and which part of it is kept: the model pads speech
 * with up to 0.4 s of silence, which would only add lag.
 *
 * @param startStep first kept step of 300 samples
 * @param endStep just past the last kept step
 * @param timings counted from the first kept sample
 */
record SpeechTimeline(int startStep, int endStep, List<PhonemeTiming> timings) {

  static final int FRAME_SAMPLES = 600;
  static final int STEP_SAMPLES = 300;
  static final int STEPS_PER_FRAME = FRAME_SAMPLES / STEP_SAMPLES;

  /** Kept of the silence before the first phoneme: 4 steps are 50 ms, room for its onset. */
  private static final int LEAD_STEPS = 4;

  SpeechTimeline {
    timings = List.copyOf(timings);
  }

  int samples() {
    return (endStep - startStep) * STEP_SAMPLES;
  }

  /**
   * @param phonemes what was spoken
   * @param durations frames of 600 samples of each token: a pad, the phonemes, a pad
   * @param tailSteps kept at most after the last sounding phoneme, the pause of its punctuation
   */
  static SpeechTimeline of(String phonemes, long[] durations, int tailSteps) {
    int leadSteps = Math.toIntExact(durations[0]) * STEPS_PER_FRAME;
    int startStep = Math.max(0, leadSteps - LEAD_STEPS);
    var timings = new ArrayList<PhonemeTiming>(phonemes.length());
    int step = leadSteps;
    int lastSoundStep = leadSteps;
    for (int i = 0; i < phonemes.length(); i++) {
      int end = step + Math.toIntExact(durations[i + 1]) * STEPS_PER_FRAME;
      timings.add(
          new PhonemeTiming(
              phonemes.substring(i, i + 1),
              (step - startStep) * STEP_SAMPLES,
              (end - startStep) * STEP_SAMPLES));
      if (!PhonemeText.isSilent(phonemes.charAt(i))) {
        lastSoundStep = end;
      }
      step = end;
    }
    int total = step + Math.toIntExact(durations[durations.length - 1]) * STEPS_PER_FRAME;
    int endStep = Math.min(total, lastSoundStep + tailSteps);
    return new SpeechTimeline(
        startStep, endStep, clip(timings, (endStep - startStep) * STEP_SAMPLES));
  }

  private static List<PhonemeTiming> clip(List<PhonemeTiming> timings, int samples) {
    return timings.stream()
        .map(timing ->
            new PhonemeTiming(
                timing.phoneme(),
                Math.min(timing.startSample(), samples),
                Math.min(timing.endSample(), samples)))
        .toList();
  }
}
