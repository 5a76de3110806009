package io.babelgrid.lipsync.generate;

/**
 * The sound of a phrase at 16 kHz, without delay: sample m lies where sample 1.5 m of the voice
 * does. A windowed sinc (Kaiser, 100 dB), flat to some 7.2 kHz. What lies less than its half width
 * before the end of what is rendered is computed anew when more is. Used by one thread.
 */
final class Voice16k {

  /** Samples a second. */
  static final int RATE_HZ = 16_000;

  /** Half the width of the filter, in samples at 24 kHz. */
  static final int REACH = 96;

  private static final double CUTOFF_HZ = 7_600;
  private static final double KAISER_BETA = 10;

  /** Weights of the samples around a place on a sample, and half-way between two. */
  private static final float[] ON = weights(0);

  private static final float[] BETWEEN = weights(.5);

  private float[] samples = new float[0];
  private short[] phrase = new short[0];
  private int seen;
  private int settled;
  private int length;

  /** Takes in what is rendered by now; forgets another phrase. */
  void follow(VoiceAudio audio) {
    if (audio.pcm() != phrase) {
      phrase = audio.pcm();
      seen = 0;
      settled = 0;
      length = 0;
      int most = toHere(phrase.length);
      if (samples.length < most) {
        samples = new float[most];
      }
    }
    if (audio.available() == seen && settled == length) {
      return;
    }
    seen = audio.available();
    length = toHere(seen);
    for (int m = settled; m < length; m++) {
      samples[m] = filtered(audio, m);
    }
    settled = audio.complete() ? length : Math.max(settled, toHere(Math.max(0, seen - REACH)));
  }

  /** Samples that are there, from the beginning of the phrase. */
  int length() {
    return length;
  }

  /** Samples that more speech does not change. */
  int settled() {
    return settled;
  }

  /** Amplitude in [-1, 1]; 0 where nothing is. */
  float at(int sample) {
    return sample < 0 || sample >= length ? 0 : samples[sample];
  }

  private static int toHere(int samples) {
    return Math.ceilDiv(2 * samples, 3);
  }

  private static float filtered(VoiceAudio audio, int m) {
    float[] weights = m % 2 == 0 ? ON : BETWEEN;
    int first = 3 * m / 2 - REACH + 1;
    float sum = 0;
    for (int k = 0; k < weights.length; k++) {
      sum += weights[k] * audio.at(first + k);
    }
    return sum;
  }

  /** Of the samples {@code REACH - 1} before to {@code REACH} behind; they sum up to 1. */
  private static float[] weights(double offset) {
    var weights = new float[2 * REACH];
    double sum = 0;
    for (int pass = 0; pass < 2; pass++) {
      double total = sum;
      for (int k = 0; k < weights.length; k++) {
        double t = k - REACH + 1 - offset;
        double edge = t / REACH;
        double window = bessel(KAISER_BETA * Math.sqrt(Math.max(0, 1 - edge * edge)));
        double angle = 2 * Math.PI * CUTOFF_HZ / VoiceAudio.RATE_HZ * t;
        double value = window * (t == 0 ? 1 : Math.sin(angle) / angle);
        sum += value;
        weights[k] = pass == 0 ? 0 : (float) (value / total);
      }
    }
    return weights;
  }

  /** Modified Bessel function of the first kind, order 0. */
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; k < 40; k++) {
      term *= x / (2 * k) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }
}
