package io.babelgrid.lipsync.generate;

/**
 * Power spectra of a windowed signal: a Hann window (periodic) and a Fourier transform of mixed
 * radix, of any length without large prime factors. Used by one thread.
 */
final class Spectrum {

  private final int length;
  private final double[] window;
  private final double[] cosines;
  private final double[] sines;
  private final double[] signal;
  private final double[] real;
  private final double[] imaginary;
  private final double[] partReal;
  private final double[] partImaginary;

  /**
   * @param length samples of a window
   */
  Spectrum(int length) {
    this.length = length;
    window = new double[length];
    cosines = new double[length];
    sines = new double[length];
    signal = new double[length];
    real = new double[length];
    imaginary = new double[length];
    partReal = new double[length];
    partImaginary = new double[length];
    for (int i = 0; i < length; i++) {
      double angle = 2 * Math.PI * i / length;
      cosines[i] = Math.cos(angle);
      sines[i] = -Math.sin(angle);
      window[i] = (1 - cosines[i]) / 2;
    }
  }

  /** Frequencies from 0 to half the sample rate. */
  int bins() {
    return length / 2 + 1;
  }

  /** Sets a sample of the window before {@link #power}. */
  void set(int index, double value) {
    signal[index] = value * window[index];
  }

  /** Squared magnitudes of what was set, {@link #bins()} of them. */
  void power(double[] out) {
    transform(length, 0, 1, 0);
    for (int i = 0; i < bins(); i++) {
      out[i] = real[i] * real[i] + imaginary[i] * imaginary[i];
    }
  }

  /** Transforms every {@code stride}th sample from {@code from} on, decimated in time. */
  private void transform(int count, int from, int stride, int to) {
    if (count == 1) {
      real[to] = signal[from];
      imaginary[to] = 0;
      return;
    }
    int radix = smallestFactor(count);
    int part = count / radix;
    for (int k = 0; k < radix; k++) {
      transform(part, from + k * stride, stride * radix, to + k * part);
    }
    for (int j = 0; j < part; j++) {
      combine(radix, part, j, stride, to + j);
    }
  }

  private void combine(int radix, int part, int j, int stride, int at) {
    for (int k = 0; k < radix; k++) {
      partReal[k] = real[at + k * part];
      partImaginary[k] = imaginary[at + k * part];
    }
    for (int q = 0; q < radix; q++) {
      double sumReal = 0;
      double sumImaginary = 0;
      for (int k = 0; k < radix; k++) {
        int turn = (int) ((long) k * (j + q * part) * stride % length);
        sumReal += partReal[k] * cosines[turn] - partImaginary[k] * sines[turn];
        sumImaginary += partReal[k] * sines[turn] + partImaginary[k] * cosines[turn];
      }
      real[at + q * part] = sumReal;
      imaginary[at + q * part] = sumImaginary;
    }
  }

  private static int smallestFactor(int count) {
    for (int factor = 2; factor * factor <= count; factor++) {
      if (count % factor == 0) {
        return factor;
      }
    }
    return count;
  }
}
