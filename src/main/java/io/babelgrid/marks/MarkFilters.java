package io.babelgrid.marks;

import io.babelgrid.audio.Fourier;
import java.util.Arrays;

/**
 * The pattern as filters, one a tile, each as short and as early as its loudness over frequency
 * allows (of minimum phase, by the cepstrum: Oppenheim and Schafer, "Discrete-Time Signal
 * Processing"), so that nothing is delayed.
 */
final class MarkFilters {

  /** 5 ms at 24 kHz, within which all that a band of 200 Hz needs has come. */
  static final int TAPS = 128;

  /** How far a band is raised or lowered, at its middle. */
  static final float DEPTH_DB = 1.2f;

  private static final int POINTS = 1_024;

  /** dB to the natural logarithm of an amplitude. */
  private static final double NEPER = Math.log(10) / 20;

  private MarkFilters() {}

  /** Impulse responses, [tile][tap]. */
  static float[][] at(int rateHz) {
    float[][] filters = new float[MarkPattern.TILES][];
    Fourier fourier = new Fourier(POINTS);
    for (int tile = 0; tile < filters.length; tile++) {
      filters[tile] = filter(fourier, tile, rateHz);
    }
    return filters;
  }

  private static float[] filter(Fourier fourier, int tile, int rateHz) {
    float[] real = fourier.real();
    float[] imaginary = fourier.imaginary();
    Arrays.fill(imaginary, 0);
    for (int k = 0; k <= POINTS / 2; k++) {
      float neper = (float) (NEPER * DEPTH_DB * sign(tile, (double) k * rateHz / POINTS));
      real[k] = neper;
      real[(POINTS - k) % POINTS] = neper;
    }
    // The spectrum is even, so that the transform is its own inverse but for the scale.
    fourier.transform();
    for (int i = 0; i < POINTS; i++) {
      boolean once = i == 0 || i == POINTS / 2;
      real[i] = i > POINTS / 2 ? 0 : real[i] * (once ? 1 : 2) / POINTS;
    }
    Arrays.fill(imaginary, 0);
    fourier.transform();
    for (int k = 0; k < POINTS; k++) {
      double size = Math.exp(real[k]);
      double angle = imaginary[k];
      real[k] = (float) (size * Math.cos(angle));
      // Conjugated: a forward transform of that is the inverse, conjugated.
      imaginary[k] = (float) (-size * Math.sin(angle));
    }
    fourier.transform();
    float[] taps = new float[TAPS];
    for (int i = 0; i < TAPS; i++) {
      double fade = 0.5 + 0.5 * Math.cos(Math.PI * i / TAPS);
      taps[i] = (float) (fade * real[i] / POINTS);
    }
    return taps;
  }

  private static int sign(int tile, double hz) {
    for (int band = 0; band < MarkPattern.BANDS; band++) {
      if (hz >= MarkPattern.edgeHz(band) && hz < MarkPattern.edgeHz(band + 1)) {
        return MarkPattern.sign(tile, band);
      }
    }
    return 0;
  }
}
