package io.babelgrid.audio;

/** Test signals and their measures. */
final class Tones {

  private Tones() {}

  /** A sine of amplitude 0.5 from sample {@code start} on. */
  static float[] sine(double hz, int rateHz, int start, int count) {
    float[] samples = new float[count];
    for (int i = 0; i < count; i++) {
      samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * hz * (start + i) / rateHz));
    }
    return samples;
  }

  /** Amplitude of one frequency (Goertzel). */
  static double amplitude(float[] samples, double hz, int rateHz) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < samples.length; i++) {
      double angle = 2 * Math.PI * hz * i / rateHz;
      re += samples[i] * Math.cos(angle);
      im += samples[i] * Math.sin(angle);
    }
    return 2 * Math.hypot(re, im) / samples.length;
  }

  static float[] join(java.util.List<float[]> parts) {
    int total = parts.stream().mapToInt(p -> p.length).sum();
    float[] all = new float[total];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
