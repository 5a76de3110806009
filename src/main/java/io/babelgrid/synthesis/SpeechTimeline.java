package io.babelgrid.synthesis;

import java.util.ArrayList;
import java.util.List;

/**
 * When the phonemes of a rendered text sound, and which part of it is kept: the models pad speech
 * with up to 0.5 s of silence at each end, which would only add lag.
 *
 * @param startStep first kept step of 300 samples
 * @param endStep just past the last kept step
 * @param timings counted from the first kept sample
 */
record SpeechTimeline(int startStep, int endStep, List<PhonemeTiming> timings) {

  static final int FRAME_SAMPLES = 600;
  static final int STEP_SAMPLES = 300;
  static final int STEPS_PER_FRAME = FRAME_SAMPLES / STEP_SAMPLES;

  /** Kept before the first sound, 25 ms: the onset of a plosive is quieter than its burst. */
  private static final int LEAD_STEPS = 2;

  SpeechTimeline {
    timings = List.copyOf(timings);
  }

  int samples() {
    return (endStep - startStep) * STEP_SAMPLES;
  }

  /** The timings, counted from {@code offset} samples earlier. */
  List<PhonemeTiming> timingsFrom(int offset) {
    return timings.stream()
        .map(timing ->
            new PhonemeTiming(
                timing.phoneme(), timing.startSample() + offset, timing.endSample() + offset))
        .toList();
  }

  /**
   * @param phonemes what is kept of what was spoken
   * @param durations frames of 600 samples of each token: a pad, the phonemes, those that are not
   *     kept, a pad
   * @param sound which steps are loud enough to hear
   * @param tailSteps kept at most after the last sound, the pause
   */
  static SpeechTimeline of(String phonemes, long[] durations, StepTest sound, int tailSteps) {
    int total = 0;
    boolean goesOn = durations.length > phonemes.length() + 2;
    for (int i = 0; i < (goesOn ? phonemes.length() + 1 : durations.length); i++) {
      total += Math.toIntExact(durations[i]) * STEPS_PER_FRAME;
    }
    int first = 0;
    while (first < total && !sound.test(first)) {
      first++;
    }
    int last = total;
    while (last > first && !sound.test(last - 1)) {
      last--;
    }
    int startStep = Math.max(0, first - LEAD_STEPS);
    int endStep = Math.min(total, last + tailSteps);
    return new SpeechTimeline(
        startStep, endStep, timings(phonemes, durations, startStep, endStep - startStep));
  }

  /** Whether a step sounds. */
  @FunctionalInterface
  interface StepTest {
    boolean test(int step);
  }

  private static List<PhonemeTiming> timings(
      String phonemes, long[] durations, int startStep, int steps) {
    var timings = new ArrayList<PhonemeTiming>(phonemes.length());
    int step = Math.toIntExact(durations[0]) * STEPS_PER_FRAME - startStep;
    for (int i = 0; i < phonemes.length(); i++) {
      int end = step + Math.toIntExact(durations[i + 1]) * STEPS_PER_FRAME;
      timings.add(
          new PhonemeTiming(
              phonemes.substring(i, i + 1),
              Math.clamp(step, 0, steps) * STEP_SAMPLES,
              Math.clamp(end, 0, steps) * STEP_SAMPLES));
      step = end;
    }
    return timings;
  }
}
