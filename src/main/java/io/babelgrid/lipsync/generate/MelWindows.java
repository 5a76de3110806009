package io.babelgrid.lipsync.generate;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The mel spectrogram that Wav2Lip hears, as its {@code audio.py} makes it with librosa 0.10:
 * magnitudes in columns around every {@code hop} samples, silence beyond both ends of the phrase.
 * Frame i is given the columns from {@code int(i 80 / fps)} on: from the one on that begins last
 * before its time, whatever the rate of the camera. Every column is computed once, unless it
 * reaches into what was not rendered yet.
 */
final class MelWindows implements SpeechFeatures {

  private final MelSettings settings;
  private final Spectrum spectrum;
  private final MelFilters filters;
  private final Voice16k voice = new Voice16k();
  private final double[] magnitudes;
  private final float[] column;
  private final float[] window;
  private final BitSet done = new BitSet();
  private float[] columns = new float[0];
  private short[] phrase = new short[0];

  MelWindows(MelSettings settings) {
    this.settings = settings;
    spectrum = new Spectrum(settings.fft());
    filters =
        new MelFilters(
            settings.sampleRate(),
            settings.fft(),
            settings.bands(),
            settings.lowHz(),
            settings.highHz());
    magnitudes = new double[spectrum.bins()];
    column = new float[settings.bands()];
    window = new float[settings.bands() * settings.columns()];
  }

  /** {@code bands} times {@code columns}. */
  @Override
  public float[] at(@Nullable VoiceAudio audio, double sample, long dueNs) {
    if (audio == null) {
      Arrays.fill(window, (float) -settings.maximum());
      return window;
    }
    follow(audio);
    int start = (int) Math.floor(sample * settings.columnsASecond() / VoiceAudio.RATE_HZ);
    for (int i = 0; i < settings.columns(); i++) {
      column(start + i, audio.complete());
      for (int band = 0; band < settings.bands(); band++) {
        window[band * settings.columns() + i] = column[band];
      }
    }
    return window;
  }

  private void follow(VoiceAudio audio) {
    voice.follow(audio);
    if (audio.pcm() != phrase) {
      phrase = audio.pcm();
      done.clear();
      int most = phrase.length * 2 / 3 / settings.hop() + 1;
      if (columns.length < most * settings.bands()) {
        columns = new float[most * settings.bands()];
      }
    }
  }

  /** Leaves a column in {@code column}. */
  private void column(int index, boolean complete) {
    boolean kept = index >= 0 && (index + 1) * settings.bands() <= columns.length;
    if (kept && done.get(index)) {
      System.arraycopy(columns, index * settings.bands(), column, 0, settings.bands());
      return;
    }
    compute(index);
    int end = index * settings.hop() + settings.fft() / 2;
    if (kept && (complete || end <= voice.settled())) {
      System.arraycopy(column, 0, columns, index * settings.bands(), settings.bands());
      done.set(index);
    }
  }

  private void compute(int index) {
    int first = index * settings.hop() - settings.fft() / 2;
    for (int i = 0; i < settings.fft(); i++) {
      spectrum.set(i, emphasised(first + i));
    }
    spectrum.power(magnitudes);
    for (int i = 0; i < magnitudes.length; i++) {
      magnitudes[i] = Math.sqrt(magnitudes[i]);
    }
    double least = Math.pow(10, settings.minimumDb() / 20);
    for (int band = 0; band < settings.bands(); band++) {
      double level = 20 * Math.log10(Math.max(least, filters.of(magnitudes, band)));
      double share =
          (level - settings.referenceDb() - settings.minimumDb()) / -settings.minimumDb();
      column[band] = (float) (settings.maximum() * Math.clamp(2 * share - 1, -1.0, 1.0));
    }
  }

  /** The filter ends with the phrase: what it leaves behind the last sample is not heard. */
  private double emphasised(int sample) {
    return sample < 0 || sample >= voice.length()
        ? 0
        : voice.at(sample) - settings.preemphasis() * voice.at(sample - 1);
  }
}
