package io.babelgrid.lipsync.generate;

/**
 * Triangular filters on Slaney's mel scale, each of area 1: those of {@code librosa.filters.mel}
 * with its defaults (Slaney, Auditory Toolbox, 1998). Immutable.
 */
final class MelFilters {

  private static final double HZ_A_MEL = 200.0 / 3;
  private static final double LOG_FROM_HZ = 1_000;
  private static final double LOG_STEP = Math.log(6.4) / 27;

  private final int[] first;
  private final double[][] weights;

  /**
   * @param length samples of the Fourier transform
   */
  MelFilters(int rateHz, int length, int bands, double lowHz, double highHz) {
    first = new int[bands];
    weights = new double[bands][];
    double low = toMel(lowHz);
    double step = (toMel(highHz) - low) / (bands + 1);
    for (int band = 0; band < bands; band++) {
      double from = toHz(low + step * band);
      double peak = toHz(low + step * (band + 1));
      double to = toHz(low + step * (band + 2));
      double binHz = (double) rateHz / length;
      first[band] = (int) Math.ceil(from / binHz);
      int last = Math.min(length / 2, (int) Math.floor(to / binHz));
      weights[band] = new double[Math.max(0, last - first[band] + 1)];
      for (int i = 0; i < weights[band].length; i++) {
        double hz = (first[band] + i) * binHz;
        double slope = Math.min((hz - from) / (peak - from), (to - hz) / (to - peak));
        weights[band][i] = Math.max(0, slope) * 2 / (to - from);
      }
    }
  }

  int bands() {
    return first.length;
  }

  /** What a band takes of a spectrum. */
  double of(double[] spectrum, int band) {
    double sum = 0;
    for (int i = 0; i < weights[band].length; i++) {
      sum += weights[band][i] * spectrum[first[band] + i];
    }
    return sum;
  }

  private static double toMel(double hz) {
    return hz < LOG_FROM_HZ
        ? hz / HZ_A_MEL
        : LOG_FROM_HZ / HZ_A_MEL + Math.log(hz / LOG_FROM_HZ) / LOG_STEP;
  }

  private static double toHz(double mel) {
    double logFrom = LOG_FROM_HZ / HZ_A_MEL;
    return mel < logFrom ? mel * HZ_A_MEL : LOG_FROM_HZ * Math.exp(LOG_STEP * (mel - logFrom));
  }
}
