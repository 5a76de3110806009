package io.babelgrid.evaluation;

import io.babelgrid.audio.AudioSpan;
import java.util.ArrayList;
import java.util.List;

/** How high a sentence ends, by autocorrelation of frames of 40 ms, 10 ms apart. */
public final class FinalPitch {

  private static final int FRAME = AudioSpan.SAMPLE_RATE_HZ / 25;
  private static final int HOP = AudioSpan.SAMPLE_RATE_HZ / 100;
  private static final int SHORTEST = AudioSpan.SAMPLE_RATE_HZ / 450;
  private static final int LONGEST = AudioSpan.SAMPLE_RATE_HZ / 70;

  /** A quarter of a second of voice. */
  private static final int LAST_FRAMES = 25;

  private static final double VOICED = 0.6;
  private static final double AUDIBLE = 0.01;

  private FinalPitch() {}

  /** Of the last quarter of a second of voice above the sentence, medians of both. */
  public static double semitones(float[] samples) {
    List<Double> pitches = new ArrayList<>();
    for (int at = 0; at + FRAME + LONGEST < samples.length; at += HOP) {
      double pitch = pitch(samples, at);
      if (pitch > 0) {
        pitches.add(pitch);
      }
    }
    List<Double> last = pitches.subList(Math.max(0, pitches.size() - LAST_FRAMES), pitches.size());
    return 12 * Math.log(median(last) / median(pitches)) / Math.log(2);
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  /** In Hz, or 0 without voice. */
  private static double pitch(float[] samples, int at) {
    double power = product(samples, at, 0);
    if (power < FRAME * AUDIBLE * AUDIBLE) {
      return 0;
    }
    double[] likeness = new double[LONGEST + 2];
    double most = 0;
    for (int lag = SHORTEST; lag <= LONGEST; lag++) {
      double energy = Math.sqrt(power * power(samples, at + lag));
      likeness[lag] = energy == 0 ? 0 : product(samples, at, lag) / energy;
      most = Math.max(most, likeness[lag]);
    }
    // The first peak that is about as high: others are multiples of the period.
    for (int lag = SHORTEST + 1; most > VOICED && lag < LONGEST; lag++) {
      boolean peak = likeness[lag] >= likeness[lag - 1] && likeness[lag] >= likeness[lag + 1];
      if (peak && likeness[lag] > 0.9 * most) {
        return (double) AudioSpan.SAMPLE_RATE_HZ / lag;
      }
    }
    return 0;
  }

  private static double power(float[] samples, int at) {
    double sum = 0;
    for (int i = 0; i < FRAME; i++) {
      sum += (double) samples[at + i] * samples[at + i];
    }
    return sum;
  }

  private static double product(float[] samples, int at, int lag) {
    double sum = 0;
    for (int i = 0; i < FRAME; i++) {
      sum += (double) samples[at + i] * samples[at + lag + i];
    }
    return sum;
  }
}
