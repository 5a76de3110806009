package io.babelgrid.marks;

import java.util.Random;

/** What sounds a little like somebody who talks: vowels of a wandering pitch, hiss and pauses. */
final class VoiceByRule {

  static final int RATE_HZ = VoiceMarker.SAMPLE_RATE_HZ;

  private static final float[] VOWEL_HZ = {300, 500, 700, 1_000, 1_500, 2_000, 2_400, 3_300};

  private VoiceByRule() {}

  static short[] talk(int seconds, long seed) {
    var random = new Random(seed);
    short[] pcm = new short[seconds * RATE_HZ];
    int at = 0;
    double phase = 0;
    while (at < pcm.length) {
      double f0 = 110 + 60 * random.nextDouble();
      float formant = VOWEL_HZ[random.nextInt(VOWEL_HZ.length)];
      boolean hiss = random.nextInt(4) == 0;
      int length = RATE_HZ / 20 + random.nextInt(RATE_HZ / 8);
      for (int i = 0; i < length && at < pcm.length; i++, at++) {
        double shape = Math.sin(Math.PI * i / length);
        phase += 2 * Math.PI * f0 * (1 + 0.1 * i / length) / RATE_HZ;
        double voiced = 0;
        for (int k = 1; k < 45 && !hiss; k++) {
          double away = (k * f0 - formant) / 500;
          voiced += Math.cos(k * phase) / k * (0.3 + 3 * Math.exp(-away * away));
        }
        double sample = shape * (voiced * 0.15 + (hiss ? 0.08 : 0.003) * random.nextGaussian());
        pcm[at] = (short) Math.clamp(Math.round(12_000 * sample), -32_000, 32_000);
      }
      at += random.nextInt(5) == 0 ? RATE_HZ / 5 : 0;
    }
    return pcm;
  }
}
