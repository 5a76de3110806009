package io.babelgrid.lipsync.generate;

/**
 * The log-mel spectrogram that Whisper hears, 30 s at a time (Radford et al. 2022; values as those
 * of transformers' {@code WhisperFeatureExtractor}): 80 bands, 100 columns a second. Used by one
 * thread.
 */
final class WhisperMel {

  static final int BANDS = 80;

  /** Columns of 30 s. */
  static final int COLUMNS = 3_000;

  /** Samples of 30 s at 16 kHz. */
  static final int SAMPLES = 480_000;

  private static final int LENGTH = 400;
  private static final int HOP = 160;
  private static final double QUIETEST = 1e-10;

  /** Orders of magnitude below the loudest that count. */
  private static final double RANGE = 8;

  private final Spectrum spectrum = new Spectrum(LENGTH);
  private final MelFilters filters = new MelFilters(Voice16k.RATE_HZ, LENGTH, BANDS, 0, 8_000);
  private final double[] power = new double[spectrum.bins()];

  /**
   * Writes [BANDS, COLUMNS]; silence from the end of the voice on.
   *
   * @param voice its first 30 s are taken
   */
  void write(Voice16k voice, float[] out) {
    int heard = Math.min(COLUMNS, (voice.length() + LENGTH / 2) / HOP + 1);
    double loudest = Math.log10(QUIETEST);
    for (int column = 0; column < heard; column++) {
      loudest = Math.max(loudest, column(voice, column, out));
    }
    double floor = loudest - RANGE;
    for (int band = 0; band < BANDS; band++) {
      for (int column = 0; column < COLUMNS; column++) {
        int at = band * COLUMNS + column;
        double level = column < heard ? out[at] : Math.log10(QUIETEST);
        out[at] = (float) ((Math.max(level, floor) + 4) / 4);
      }
    }
  }

  /** Writes the levels of a column; returns the loudest. */
  private double column(Voice16k voice, int column, float[] out) {
    for (int i = 0; i < LENGTH; i++) {
      // Mirrored at the beginning, as torch.stft does.
      int sample = Math.abs(column * HOP - LENGTH / 2 + i);
      spectrum.set(i, sample < SAMPLES ? voice.at(sample) : voice.at(2 * SAMPLES - 2 - sample));
    }
    spectrum.power(power);
    double loudest = Math.log10(QUIETEST);
    for (int band = 0; band < BANDS; band++) {
      double level = Math.log10(Math.max(QUIETEST, filters.of(power, band)));
      loudest = Math.max(loudest, level);
      out[band * COLUMNS + column] = (float) level;
    }
    return loudest;
  }
}
