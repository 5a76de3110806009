package io.babelgrid.synthesis;

/**
 * Brings a voice to the common loudness and keeps peaks below full scale. Stateless, so that chunks
 * of a phrase fit together.
 */
final class OutputLevel {

  /** Mean level of every voice while it speaks, dB of full scale: what calls are levelled to. */
  static final float TARGET_DBFS = -23;

  /** Above this the curve bends, so that no sample reaches full scale. */
  private static final float KNEE = 0.7f;

  /** 5 ms and 10 ms: short enough to leave consonants, long enough not to click. */
  private static final int FADE_IN_SAMPLES = 120;

  private static final int FADE_OUT_SAMPLES = 240;

  private OutputLevel() {}

  /** The factor for a voice of this mean level. */
  static float gain(float levelDbfs) {
    return (float) Math.pow(10, (TARGET_DBFS - levelDbfs) / 20);
  }

  /** Applies gain and limit in place. */
  static void apply(float[] samples, float gain) {
    for (int i = 0; i < samples.length; i++) {
      samples[i] = limit(samples[i] * gain);
    }
  }

  /**
   * Fades the ends of a phrase in place.
   *
   * @param startSample index of {@code samples[0]} within the phrase
   */
  static void fade(float[] samples, int startSample, int totalSamples) {
    int fadeOutFrom = totalSamples - FADE_OUT_SAMPLES;
    for (int i = 0; i < samples.length; i++) {
      int position = startSample + i;
      if (position < FADE_IN_SAMPLES) {
        samples[i] *= position / (float) FADE_IN_SAMPLES;
      }
      if (position >= fadeOutFrom) {
        samples[i] *= (totalSamples - position) / (float) FADE_OUT_SAMPLES;
      }
    }
  }

  private static float limit(float sample) {
    float size = Math.abs(sample);
    if (size <= KNEE) {
      return sample;
    }
    float room = 1 - KNEE;
    float bent = KNEE + room * (float) Math.tanh((size - KNEE) / room);
    return Math.copySign(bent, sample);
  }
}
