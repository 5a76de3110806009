package io.babelgrid.evaluation;

import io.babelgrid.audio.AudioSpan;
import java.util.Random;

/** Music as it is played before a talk or under it: seeded, 16 kHz. */
public enum Jingle {
  /** Three notes at a time with soft harmonics, a chord a second. */
  CHORDS {
    @Override
    void fill(float[] samples, Random random) {
      for (int at = 0; at < samples.length; at += HZ) {
        int root = 48 + random.nextInt(12);
        for (int step : new int[] {0, random.nextBoolean() ? 4 : 3, 7}) {
          note(samples, at, HZ, hertz(root + step), 0.3f, 1.5);
        }
      }
    }
  },
  /** Bass drum, snare and hi-hat, 110 beats a minute. */
  DRUMS {
    @Override
    void fill(float[] samples, Random random) {
      int beat = 60 * HZ / 110;
      for (int i = 0, at = 0; at < samples.length; i++, at += beat / 2) {
        hit(samples, at, HZ / 25, 0.15f, random);
        if (i % 4 == 0) {
          note(samples, at, HZ / 4, 55, 0.8f, 12);
        } else if (i % 4 == 2) {
          hit(samples, at, HZ / 6, 0.5f, random);
        }
      }
    }
  },
  /** One note after the other, six a second. */
  ARPEGGIO {
    @Override
    void fill(float[] samples, Random random) {
      int[] steps = {0, 4, 7, 12, 7, 4};
      int root = 57 + random.nextInt(7);
      for (int i = 0, at = 0; at < samples.length; i++, at += HZ / 6) {
        note(samples, at, HZ / 3, hertz(root + steps[i % 6]), 0.5f, 6);
      }
    }
  },
  /** "Aah", "ooh", "eeh" at the pitch of a song, with vibrato. */
  SUNG_VOWELS {
    private final double[][] vowels = {{730, 1090}, {300, 870}, {270, 2290}, {570, 840}};

    @Override
    void fill(float[] samples, Random random) {
      for (int at = 0; at < samples.length; at += 3 * HZ / 4) {
        sing(samples, at, hertz(50 + random.nextInt(12)), vowels[random.nextInt(vowels.length)]);
      }
    }
  };

  private static final int HZ = AudioSpan.SAMPLE_RATE_HZ;

  /**
   * Makes some of it.
   *
   * @param peak largest amplitude
   */
  public float[] samples(int count, float peak, long seed) {
    float[] samples = new float[count];
    fill(samples, new Random(seed));
    float highest = 0;
    for (float sample : samples) {
      highest = Math.max(highest, Math.abs(sample));
    }
    for (int i = 0; i < count; i++) {
      samples[i] *= peak / highest;
    }
    return samples;
  }

  abstract void fill(float[] samples, Random random);

  private static double hertz(int midi) {
    return 440 * Math.pow(2, (midi - 69) / 12.0);
  }

  private static void note(
      float[] samples, int at, int length, double hertz, float level, double decay) {
    for (int i = 0; i < length && at + i < samples.length; i++) {
      double phase = 2 * Math.PI * hertz * i / HZ;
      double sound = Math.sin(phase) + 0.4 * Math.sin(2 * phase) + 0.2 * Math.sin(3 * phase);
      double attack = Math.min(1, 200.0 * i / HZ);
      samples[at + i] += level * (float) (sound * attack * Math.exp(-decay * i / HZ));
    }
  }

  private static void hit(float[] samples, int at, int length, float level, Random random) {
    for (int i = 0; i < length && at + i < samples.length; i++) {
      samples[at + i] += level * (float) (random.nextGaussian() * Math.exp(-5.0 * i / length));
    }
  }

  /** Harmonics of a voice, each as loud as the vowel's formants let it through. */
  private static void sing(float[] samples, int at, double hertz, double[] formants) {
    int length = 7 * HZ / 10;
    double phase = 0;
    for (int i = 0; i < length && at + i < samples.length; i++) {
      double bent = hertz * (1 + 0.015 * Math.sin(2 * Math.PI * 5.5 * i / HZ));
      phase += 2 * Math.PI * bent / HZ;
      double sound = 0;
      for (int harmonic = 1; harmonic * hertz < 3_500; harmonic++) {
        double through = 0.02;
        for (double formant : formants) {
          double off = (harmonic * hertz - formant) / 90;
          through += 1 / (1 + off * off);
        }
        sound += through / harmonic * Math.sin(harmonic * phase);
      }
      double envelope = Math.min(1, Math.min(20.0 * i / HZ, 20.0 * (length - i) / HZ));
      samples[at + i] += 0.5f * (float) (sound * envelope);
    }
  }
}
