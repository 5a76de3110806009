package io.babelgrid.lipsync.mouth;

import io.babelgrid.audio.Fourier;
import java.util.Arrays;

/**
 * What the net hears of speech: the natural logarithm of the power in {@value #BANDS} mel bands, a
 * hundred times a second. Frames of 25 ms (Hann window), frame i centred on 10 i + 5 ms; 512-point
 * Fourier transform; triangles of peak 1 between 60 and 7600 Hz, equally wide on the scale 2595
 * log10(1 + f/700). The same as {@code models/train/log_mel.py}.
 */
final class LogMel {

  static final int SAMPLE_RATE_HZ = 16_000;
  static final int BANDS = 40;

  /** The net makes one shape of so many frames. */
  static final int FRAMES_A_SHAPE = 4;

  private static final int HOP = 160;
  private static final int WINDOW = 400;
  private static final int BEFORE = (WINDOW - HOP) / 2;
  private static final int FFT = 512;
  private static final int BINS = FFT / 2 + 1;
  private static final double LOWEST_HZ = 60;
  private static final double HIGHEST_HZ = 7_600;
  private static final float FLOOR = 1e-5f;

  /** Peak of the speech that the net is used to. */
  private static final float PEAK = .5f;

  /** Silence is not made loud. */
  private static final float QUIETEST_PEAK = .025f;

  private static final float[] HANN = hann();
  private static final float[][] FILTERS = filters();

  /** First bin of each filter. */
  private static final int[] FIRST_BINS = firstBins();

  private LogMel() {}

  /** Frames of so much speech: a multiple of {@link #FRAMES_A_SHAPE}. */
  static int frames(int samples) {
    return FRAMES_A_SHAPE * Math.ceilDiv(samples, FRAMES_A_SHAPE * HOP);
  }

  /**
   * @param samples at 16 kHz, as loud as they may be
   * @return {@link #frames} rows of {@link #BANDS}
   */
  static float[] of(float[] samples) {
    int frames = frames(samples.length);
    float gain = gain(samples);
    float[] bands = new float[frames * BANDS];
    var spectrum = new Fourier(FFT);
    float[] power = new float[BINS];
    float[] next = new float[BINS];
    // Two real frames go through one complex transform; the number of frames is even.
    for (int frame = 0; frame < frames; frame += 2) {
      window(samples, frame, gain, spectrum.real());
      window(samples, frame + 1, gain, spectrum.imaginary());
      spectrum.transform();
      spectrum.powers(power, next);
      bands(power, bands, frame * BANDS);
      bands(next, bands, (frame + 1) * BANDS);
    }
    return bands;
  }

  private static float gain(float[] samples) {
    float peak = QUIETEST_PEAK;
    for (float sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return PEAK / peak;
  }

  private static void window(float[] samples, int frame, float gain, float[] into) {
    int start = frame * HOP - BEFORE;
    Arrays.fill(into, 0);
    int from = Math.max(0, -start);
    int to = Math.min(WINDOW, samples.length - start);
    for (int i = from; i < to; i++) {
      into[i] = samples[start + i] * gain * HANN[i];
    }
  }

  private static void bands(float[] power, float[] into, int at) {
    for (int band = 0; band < BANDS; band++) {
      float[] filter = FILTERS[band];
      int first = FIRST_BINS[band];
      float sum = 0;
      for (int i = 0; i < filter.length; i++) {
        sum += filter[i] * power[first + i];
      }
      into[at + band] = (float) Math.log(sum + FLOOR);
    }
  }

  private static float[] hann() {
    float[] window = new float[WINDOW];
    for (int i = 0; i < WINDOW; i++) {
      window[i] = (float) (.5 - .5 * Math.cos(2 * Math.PI * i / WINDOW));
    }
    return window;
  }

  private static float[][] filters() {
    float[][] filters = new float[BANDS][];
    for (int band = 0; band < BANDS; band++) {
      double low = edgeHz(band);
      double centre = edgeHz(band + 1);
      double high = edgeHz(band + 2);
      int first = firstBin(band);
      int last = (int) Math.floor(high * FFT / SAMPLE_RATE_HZ);
      filters[band] = new float[last - first + 1];
      for (int bin = first; bin <= last; bin++) {
        double hz = (double) bin * SAMPLE_RATE_HZ / FFT;
        double rising = (hz - low) / (centre - low);
        double falling = (high - hz) / (high - centre);
        filters[band][bin - first] = (float) Math.max(0, Math.min(rising, falling));
      }
    }
    return filters;
  }

  private static int[] firstBins() {
    int[] bins = new int[BANDS];
    Arrays.setAll(bins, LogMel::firstBin);
    return bins;
  }

  private static int firstBin(int band) {
    return (int) Math.ceil(edgeHz(band) * FFT / SAMPLE_RATE_HZ);
  }

  private static double edgeHz(int edge) {
    double low = mel(LOWEST_HZ);
    double mel = low + (mel(HIGHEST_HZ) - low) * edge / (BANDS + 1);
    return 700 * (Math.pow(10, mel / 2595) - 1);
  }

  private static double mel(double hz) {
    return 2595 * Math.log10(1 + hz / 700);
  }
}
