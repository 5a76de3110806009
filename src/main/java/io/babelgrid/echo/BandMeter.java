package io.babelgrid.echo;

import io.babelgrid.audio.Fourier;
import java.util.Arrays;

/** The power of the bands of a sound, now: in the last 32 ms, at any sample rate. One owner. */
public final class BandMeter {

  /** From {@value #LOWEST_HZ} Hz to {@value #HIGHEST_HZ} Hz, a third of an octave each. */
  public static final int BANDS = 16;

  private static final double LOWEST_HZ = 150;
  private static final double HIGHEST_HZ = 7000;

  /** Mean power of Hann's window. */
  private static final double WINDOW_POWER = 0.375;

  private final float[] past;
  private final float[] window;
  private final int[] edges = new int[BANDS + 1];
  private final Fourier fourier;
  private final double scale;

  public BandMeter(int sampleRateHz) {
    int length = 32 * sampleRateHz / 1000;
    int points = Integer.highestOneBit(2 * length - 1);
    past = new float[length];
    window = new float[length];
    for (int i = 0; i < length; i++) {
      window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / length));
    }
    fourier = new Fourier(points);
    for (int band = 0; band <= BANDS; band++) {
      double hz = LOWEST_HZ * Math.pow(HIGHEST_HZ / LOWEST_HZ, (double) band / BANDS);
      edges[band] = (int) Math.round(hz * points / sampleRateHz);
    }
    scale = 2 / (WINDOW_POWER * points * length);
  }

  /** Takes the next samples; what is more than 32 ms of them is passed over. */
  public float[] next(float[] samples, int from, int to) {
    int count = Math.min(to - from, past.length);
    System.arraycopy(past, count, past, 0, past.length - count);
    System.arraycopy(samples, to - count, past, past.length - count, count);
    float[] real = fourier.real();
    float[] imaginary = fourier.imaginary();
    Arrays.fill(real, 0);
    Arrays.fill(imaginary, 0);
    for (int i = 0; i < past.length; i++) {
      real[i] = past[i] * window[i];
    }
    fourier.transform();
    float[] bands = new float[BANDS];
    for (int band = 0; band < BANDS; band++) {
      double power = 0;
      for (int k = edges[band]; k < Math.max(edges[band] + 1, edges[band + 1]); k++) {
        power += real[k] * real[k] + imaginary[k] * imaginary[k];
      }
      bands[band] = (float) (scale * power);
    }
    return bands;
  }

  /** What comes next follows on silence. */
  public void silence() {
    Arrays.fill(past, 0);
  }
}
