package io.babelgrid.lipsync.generate;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How a generator of kind {@code wav2lip} was taught to hear.
 *
 * @param sampleRate Hz
 * @param fft samples of a window
 * @param hop samples from one column to the next
 * @param preemphasis y[n] = x[n] - preemphasis x[n - 1]
 * @param bands on Slaney's scale
 * @param lowHz where the lowest band begins
 * @param highHz where the highest band ends
 * @param referenceDb taken off every level
 * @param minimumDb quieter than this is as quiet
 * @param maximum the levels from {@code minimumDb} to 0 dB become -maximum to maximum
 * @param columns that the generator is given for one picture
 */
record MelSettings(
    @JsonProperty(required = true) int sampleRate,
    @JsonProperty(required = true) int fft,
    @JsonProperty(required = true) int hop,
    @JsonProperty(required = true) double preemphasis,
    @JsonProperty(required = true) int bands,
    @JsonProperty(required = true) double lowHz,
    @JsonProperty(required = true) double highHz,
    @JsonProperty(required = true) double referenceDb,
    @JsonProperty(required = true) double minimumDb,
    @JsonProperty(required = true) double maximum,
    @JsonProperty(required = true) int columns) {

  /** Of Wav2Lip (its {@code hparams.py}). */
  static final MelSettings WAV2LIP =
      new MelSettings(16_000, 800, 200, .97, 80, 55, 7_600, 20, -100, 4, 16);

  /** Columns of one second. */
  double columnsASecond() {
    return (double) sampleRate / hop;
  }
}
