package io.babelgrid.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PitchEstimatorTest {

  private static final int SPAN = 320;

  private final PitchEstimator estimator = new PitchEstimator();
  private final Random random = new Random(1);
  private long position;
  private double phase;

  @ParameterizedTest
  @ValueSource(floats = {70, 85, 110, 165, 220, 310, 400})
  void theMedianOfASteadyVoiceIsItsPitch(float f0Hz) {
    speak(f0Hz, 2, 0.01f);
    assertEquals(f0Hz, estimator.medianF0Hz(), f0Hz * 0.01f);
  }

  @Test
  void pitchIsUnknownBeforeSomeVoiceAndAfterNoise() {
    assertTrue(Float.isNaN(estimator.medianF0Hz()));
    for (int i = 0; i < 200; i++) {
      feed(noise(0.2f));
      feed(new float[SPAN]);
    }
    assertTrue(Float.isNaN(estimator.medianF0Hz()));
  }

  @Test
  void pausesAndNoiseBetweenDoNotMoveTheMedian() {
    for (int i = 0; i < 5; i++) {
      speak(180, 1, 0.02f);
      for (int k = 0; k < 30; k++) {
        feed(k % 2 == 0 ? noise(0.1f) : new float[SPAN]);
      }
    }
    assertEquals(180, estimator.medianF0Hz(), 3);
  }

  @Test
  void anotherPersonAtTheSameMicrophoneIsFollowedInTheEnd() {
    speak(110, 200, 0.01f);
    speak(210, 300, 0.01f);
    assertEquals(210, estimator.medianF0Hz(), 3);
  }

  /** Pulses through a vowel-like decay of harmonics, with a little noise. */
  private void speak(float f0Hz, int seconds, float noise) {
    for (int span = 0; span < seconds * 50; span++) {
      var samples = new float[SPAN];
      for (int i = 0; i < SPAN; i++) {
        phase += f0Hz / AudioSpan.SAMPLE_RATE_HZ;
        double sum = 0;
        for (int harmonic = 1; harmonic <= 12; harmonic++) {
          sum += Math.cos(2 * Math.PI * harmonic * phase) / harmonic;
        }
        samples[i] = (float) (0.1 * sum + noise * random.nextGaussian());
      }
      feed(samples);
    }
  }

  private float[] noise(float level) {
    var samples = new float[SPAN];
    for (int i = 0; i < SPAN; i++) {
      samples[i] = (float) (level * random.nextGaussian());
    }
    return samples;
  }

  private void feed(float[] samples) {
    estimator.accept(new AudioSpan(position, samples));
    position += samples.length;
  }
}
