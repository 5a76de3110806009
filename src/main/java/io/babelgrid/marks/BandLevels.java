package io.babelgrid.marks;

import io.babelgrid.audio.Fourier;

/** How loud each band of the pattern is, 100 times a second, in dB. One thread. */
final class BandLevels {

  /** At which sound is looked at. */
  static final int RATE_HZ = 16_000;

  static final int HOP_MS = 10;

  private static final int HOP = RATE_HZ * HOP_MS / 1_000;
  private static final int POINTS = 512;

  /** Below its mean a band is taken for silent by that much, and below the loudest by the other. */
  private static final float BAND_FLOOR = 1e-3f;

  private static final float FLOOR = 1e-7f;

  private final Fourier fourier = new Fourier(POINTS);
  private final float[] window = new float[POINTS];
  private final float[] first = new float[POINTS / 2 + 1];
  private final float[] second = new float[POINTS / 2 + 1];
  private final int[] edges = new int[MarkPattern.BANDS + 1];

  BandLevels() {
    for (int i = 0; i < POINTS; i++) {
      window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / POINTS));
    }
    for (int band = 0; band <= MarkPattern.BANDS; band++) {
      edges[band] = Math.round((float) MarkPattern.edgeHz(band) * POINTS / RATE_HZ);
    }
  }

  /**
   * @param pcm at {@link #RATE_HZ}
   * @return [frame][band]
   */
  float[][] of(float[] pcm) {
    int frames = Math.max(0, (pcm.length - POINTS) / HOP + 1);
    float[][] levels = new float[frames][MarkPattern.BANDS];
    for (int frame = 0; frame < frames; frame += 2) {
      load(pcm, frame * HOP, fourier.real());
      load(pcm, (frame + 1) * HOP, fourier.imaginary());
      fourier.transform();
      fourier.powers(first, second);
      sum(first, levels[frame]);
      if (frame + 1 < frames) {
        sum(second, levels[frame + 1]);
      }
    }
    toDb(levels);
    return levels;
  }

  private void load(float[] pcm, int from, float[] into) {
    for (int i = 0; i < POINTS; i++) {
      into[i] = from + i < pcm.length ? pcm[from + i] * window[i] : 0;
    }
  }

  private void sum(float[] powers, float[] bands) {
    for (int band = 0; band < bands.length; band++) {
      float sum = 0;
      for (int k = edges[band]; k < edges[band + 1]; k++) {
        sum += powers[k];
      }
      bands[band] = sum;
    }
  }

  private static void toDb(float[][] powers) {
    float[] floors = new float[MarkPattern.BANDS];
    float loudest = 0;
    for (int band = 0; band < floors.length; band++) {
      double sum = 0;
      for (float[] frame : powers) {
        sum += frame[band];
      }
      floors[band] = (float) (sum / Math.max(1, powers.length));
      loudest = Math.max(loudest, floors[band]);
    }
    for (int band = 0; band < floors.length; band++) {
      floors[band] = Math.max(floors[band] * BAND_FLOOR, loudest * FLOOR) + 1e-20f;
    }
    for (float[] frame : powers) {
      for (int band = 0; band < frame.length; band++) {
        frame[band] = (float) (10 * Math.log10(frame[band] + floors[band]));
      }
    }
  }
}
