package io.babelgrid.marks;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.audio.Fourier;
import io.babelgrid.audio.PitchEstimator;
import io.babelgrid.audio.Resampler;
import java.util.Arrays;

/**
 * How far sound is from what it was.
 *
 * @param levelDb louder
 * @param pitchCents higher, of the median
 * @param segmentalSnrDb mean over frames of 20 ms with speech, each from -10 to 35 dB
 * @param logSpectralDistanceDb mean over the same frames, 100 Hz to 7 kHz, what lies 50 dB below
 *     the frame's loudest left out
 */
record Change(
    double levelDb, double pitchCents, double segmentalSnrDb, double logSpectralDistanceDb) {

  private static final int FRAME = 480;
  private static final int POINTS = 512;
  private static final int LOWEST = 2;
  private static final int HIGHEST = 149;

  /** -50 dB of full scale. */
  private static final double QUIET = 1e-5 * 32_768.0 * 32_768.0;

  /** Of two signals of 24 kHz that begin together. */
  static Change of(short[] was, short[] is) {
    double before = 0;
    double after = 0;
    double snr = 0;
    double distance = 0;
    int frames = 0;
    for (int at = 0; at + POINTS <= Math.min(was.length, is.length); at += FRAME) {
      double signal = 1e-9;
      double noise = 1e-9;
      for (int i = at; i < at + FRAME; i++) {
        signal += (double) was[i] * was[i];
        noise += Math.pow(was[i] - is[i], 2);
        after += (double) is[i] * is[i];
      }
      before += signal;
      if (signal / FRAME > QUIET) {
        snr += Math.clamp(10 * Math.log10(signal / noise), -10, 35);
        distance += distance(was, is, at);
        frames++;
      }
    }
    return new Change(
        10 * Math.log10(after / before),
        1_200 * Math.log(pitch(is) / pitch(was)) / Math.log(2),
        snr / frames,
        distance / frames);
  }

  private static double distance(short[] was, short[] is, int at) {
    var fourier = new Fourier(POINTS);
    for (int i = 0; i < POINTS; i++) {
      float window = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / POINTS));
      fourier.real()[i] = window * was[at + i];
      fourier.imaginary()[i] = window * is[at + i];
    }
    fourier.transform();
    float[] first = new float[POINTS / 2 + 1];
    float[] second = new float[POINTS / 2 + 1];
    fourier.powers(first, second);
    float loudest = 0;
    for (float power : first) {
      loudest = Math.max(loudest, power);
    }
    double squares = 0;
    int bins = 0;
    for (int k = LOWEST; k <= HIGHEST; k++) {
      if (first[k] > 1e-5 * loudest) {
        squares += Math.pow(10 * Math.log10((second[k] + 1e-3) / (first[k] + 1e-3)), 2);
        bins++;
      }
    }
    return Math.sqrt(squares / Math.max(1, bins));
  }

  private static double pitch(short[] pcm) {
    var estimator = new PitchEstimator();
    try (var down = new Resampler(24_000, AudioSpan.SAMPLE_RATE_HZ)) {
      float[] samples = down.process(MarkedSound.floats(pcm));
      for (int at = 0; at + 320 <= samples.length; at += 320) {
        estimator.accept(new AudioSpan(at, Arrays.copyOfRange(samples, at, at + 320)));
      }
    }
    return estimator.medianF0Hz();
  }
}
