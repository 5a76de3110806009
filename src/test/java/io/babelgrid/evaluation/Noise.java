package io.babelgrid.evaluation;

import java.util.Random;

/** What a microphone hears when nobody speaks: seeded, 16 kHz. */
public enum Noise {
  SILENCE {
    @Override
    void fill(float[] samples, float level, Random random) {}
  },
  WHITE {
    @Override
    void fill(float[] samples, float level, Random random) {
      for (int i = 0; i < samples.length; i++) {
        samples[i] = level * (float) random.nextGaussian();
      }
    }
  },
  /** A fan or a street: power falls with frequency (Voss: sum of sources of halving rate). */
  PINK {
    @Override
    void fill(float[] samples, float level, Random random) {
      float[] sources = new float[12];
      for (int i = 0; i < samples.length; i++) {
        int changed = Math.min(sources.length - 1, Integer.numberOfTrailingZeros(i + 1));
        sources[changed] = (float) random.nextGaussian();
        float sum = 0;
        for (float source : sources) {
          sum += source;
        }
        samples[i] = level * sum / (float) Math.sqrt(sources.length);
      }
    }
  },
  /** Mains hum with harmonics. */
  HUM {
    @Override
    void fill(float[] samples, float level, Random random) {
      for (int i = 0; i < samples.length; i++) {
        double phase = 2 * Math.PI * 50 * i / SAMPLE_RATE_HZ;
        double sum = Math.sin(phase) + 0.5 * Math.sin(2 * phase) + 0.3 * Math.sin(3 * phase);
        samples[i] = level * (float) (sum + 0.02 * random.nextGaussian());
      }
    }
  },
  /** Single clicks of a mouse, one to three a second. */
  CLICKS {
    @Override
    void fill(float[] samples, float level, Random random) {
      for (int i = 0; i < samples.length; i += 5_000 + random.nextInt(10_000)) {
        burst(samples, i, 32, 4 * level, random);
      }
    }
  },
  /** Typing: dull bursts of 20 ms in irregular groups. */
  KEYBOARD {
    @Override
    void fill(float[] samples, float level, Random random) {
      for (int i = 0; i < samples.length; ) {
        for (int key = random.nextInt(12); key >= 0 && i < samples.length; key--) {
          burst(samples, i, 320, 3 * level, random);
          i += 1_200 + random.nextInt(2_400);
        }
        i += random.nextInt(16_000);
      }
    }
  };

  private static final int SAMPLE_RATE_HZ = 16_000;

  /**
   * Makes some of it.
   *
   * @param level root mean square amplitude of the steady noises, 1 is full scale
   */
  public float[] samples(int count, float level, long seed) {
    float[] samples = new float[count];
    fill(samples, level, new Random(seed));
    for (int i = 0; i < count; i++) {
      samples[i] = Math.clamp(samples[i], -1f, 1f);
    }
    return samples;
  }

  abstract void fill(float[] samples, float level, Random random);

  private static void burst(float[] samples, int at, int length, float level, Random random) {
    float smooth = 0;
    for (int i = 0; i < length && at + i < samples.length; i++) {
      smooth += 0.4f * ((float) random.nextGaussian() - smooth);
      samples[at + i] += level * smooth * (float) Math.exp(-5.0 * i / length);
    }
  }
}
