package io.babelgrid.audio;

/** Loudness of a run of samples. */
public final class AudioLevel {

  /** Quieter than this is called silence: the floor of RFC 6464. */
  public static final double SILENCE_DBFS = -127;

  private AudioLevel() {}

  /**
   * Root mean square relative to full scale.
   *
   * @param samples amplitude in [-1, 1]
   * @return dBFS, 0 for a full-scale square wave, {@link #SILENCE_DBFS} at least
   */
  public static double dbfs(float[] samples) {
    double energy = energy(samples);
    if (energy == 0) {
      return SILENCE_DBFS;
    }
    return Math.max(SILENCE_DBFS, 10 * Math.log10(energy / samples.length));
  }

  /** The sum of squares. */
  public static double energy(float[] samples) {
    double sum = 0;
    for (float sample : samples) {
      sum += (double) sample * sample;
    }
    return sum;
  }
}
