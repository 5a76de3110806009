package io.babelgrid.synthesis;

/**
 * The models round each phoneme to whole frames of 25 ms after dividing it by their speed, so
 * speech gets faster more slowly than asked. This asks for what yields the rate.
 */
final class SpeakingRate {

  /** Mean of four sentences in four voices of two languages. */
  private static final float[] RATES = {0.8f, 0.94f, 1, 1.06f, 1.12f, 1.235f};

  private static final float[] SPEEDS = {0.8f, 0.9f, 1, 1.1f, 1.2f, 1.3f};

  private SpeakingRate() {}

  /** The speed to give to a model for a rate in [0.8, 1.25]. */
  static float modelSpeed(float rate) {
    int segment = 0;
    while (segment < RATES.length - 2 && rate > RATES[segment + 1]) {
      segment++;
    }
    float within = (rate - RATES[segment]) / (RATES[segment + 1] - RATES[segment]);
    return SPEEDS[segment] + within * (SPEEDS[segment + 1] - SPEEDS[segment]);
  }
}
