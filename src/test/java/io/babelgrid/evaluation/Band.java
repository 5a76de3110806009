package io.babelgrid.evaluation;

import io.babelgrid.audio.AudioSpan;
import java.util.Random;

/** The instruments of {@link Music}, which play into one recording. */
final class Band {

  private static final int RATE = AudioSpan.SAMPLE_RATE_HZ;

  /** Amplitudes of the partials of a tone. */
  static final double[] ORGAN = {1, 0.6, 0.4, 0.3, 0, 0.2, 0, 0.15};

  static final double[] BOWED = {1, 0.7, 0.55, 0.45, 0.4, 0.3, 0.25, 0.2, 0.15, 0.1};
  private static final double[] STRUCK = {1, 0.5, 0.3, 0.25, 0.12, 0.08};
  private static final double[] LOW = {1, 0.5, 0.25, 0.1};

  private static final int[] MAJOR = {0, 2, 4, 5, 7, 9, 11};

  /** Degrees of the scale on which four bars stand. */
  private static final int[][] BARS = {{0, 4, 5, 3}, {0, 5, 3, 4}, {5, 3, 0, 4}, {0, 3, 4, 0}};

  private final float[] samples;
  private final Random random;
  private final double keyHz;
  private final int beat;
  private final int[] bars;

  Band(int length, Random random) {
    this.samples = new float[length];
    this.random = random;
    this.keyHz = 110 * Math.pow(2, random.nextInt(12) / 12.0);
    this.beat = RATE * 60 / (70 + random.nextInt(70));
    this.bars = BARS[random.nextInt(BARS.length)];
  }

  void chords(int beats, double[] partials, float level) {
    for (int at = 0; at < samples.length; at += beats * beat) {
      for (int third = 0; third < 3; third++) {
        tone(at, beats * beat, hz(bar(at) + 2 * third, 1), partials, level, 0.06, 0);
      }
    }
  }

  void melody(int beats, double[] partials, float level) {
    int degree = 7;
    for (int at = 0; at < samples.length; ) {
      int length = beats * beat * (1 + random.nextInt(2));
      degree = Math.clamp(degree + random.nextInt(5) - 2, 0, 14);
      tone(at, length, hz(degree, 2), partials, level, 0.08, 0.01);
      at += length;
    }
  }

  void piano(float level) {
    for (int at = 0; at < samples.length; at += beat / 2) {
      if (random.nextInt(4) > 0) {
        struck(at, hz(bar(at) + 2 * random.nextInt(5), 2), level);
      }
      if (at / (beat / 2) % 4 == 0) {
        struck(at, hz(bar(at), 1), level);
        struck(at, hz(bar(at) + 4, 1), level);
      }
    }
  }

  void bass(float level) {
    for (int at = 0; at < samples.length; at += beat) {
      tone(at, 9 * beat / 10, hz(bar(at), 0.5), LOW, level, 0.01, 0);
    }
  }

  /** Karplus and Strong, 1983. */
  void arpeggio(float level) {
    for (int at = 0, note = 0; at < samples.length; at += beat / 2, note++) {
      int period = (int) (RATE / hz(bar(at) + 2 * (note % 4), 2));
      float[] string = new float[period];
      for (int i = 0; i < period; i++) {
        string[i] = random.nextFloat() * 2 - 1;
      }
      for (int i = 0; i < 2 * beat && at + i < samples.length; i++) {
        int here = i % period;
        samples[at + i] += level * string[here];
        string[here] = 0.498f * (string[here] + string[(here + 1) % period]);
      }
    }
  }

  void drums(float level) {
    for (int at = 0, step = 0; at < samples.length; at += beat / 2, step++) {
      if (step % 4 == 0) {
        for (int i = 0; i < RATE / 4 && at + i < samples.length; i++) {
          double t = (double) i / RATE;
          double phase = 2 * Math.PI * (50 * t + 6 * (1 - Math.exp(-20 * t)));
          samples[at + i] += level * (float) (Math.sin(phase) * Math.exp(-12 * t));
        }
      }
      if (step % 4 == 2) {
        rattle(at, RATE / 6, 0.7f, level);
      }
      rattle(at, RATE / 25, 0.05f, 0.3f * level);
    }
  }

  /** A bandless hit; {@code smooth} takes its top. */
  private void rattle(int at, int length, float smooth, float level) {
    float before = 0;
    for (int i = 0; i < length && at + i < samples.length; i++) {
      float noise = (float) random.nextGaussian();
      float sound = smooth * noise + (1 - smooth) * (noise - before) / 2;
      before = noise;
      samples[at + i] += level * 0.5f * sound * (float) Math.exp(-6.0 * i / length);
    }
  }

  private void struck(int at, double hz, float level) {
    for (int i = 0; i < 2 * RATE && at + i < samples.length; i++) {
      double t = (double) i / RATE;
      double sum = 0;
      for (int k = 1; k <= STRUCK.length; k++) {
        double partial = hz * k * Math.sqrt(1 + 4e-4 * k * k);
        sum += STRUCK[k - 1] * Math.sin(2 * Math.PI * partial * t) * Math.exp(-t * (1.5 + k));
      }
      samples[at + i] += (float) (level * sum * Math.min(1, i / 40.0));
    }
  }

  private void tone(
      int at, int length, double hz, double[] partials, float level, double attack, double swing) {
    double phase = random.nextDouble();
    for (int i = 0; i < length && at + i < samples.length; i++) {
      double t = (double) i / RATE;
      phase += hz * (1 + swing * Math.sin(2 * Math.PI * 5.5 * t)) / RATE;
      double sum = 0;
      for (int k = 1; k <= partials.length && k * hz < RATE / 2.2; k++) {
        sum += partials[k - 1] * Math.sin(2 * Math.PI * k * phase);
      }
      double loud = Math.min(1, Math.min(t, (double) (length - i) / RATE) / attack);
      samples[at + i] += (float) (level * loud * sum);
    }
  }

  /**
   * @param octave 1 is sung by a man, 2 by a woman
   * @param hummed whether each note begins with closed lips
   */
  void sung(double octave, boolean hummed, float level) {
    var singer = new Singer(random, octave);
    int degree = 7;
    for (int at = 0; at < samples.length; ) {
      int length = beat / 2 * (1 + random.nextInt(4));
      degree = Math.clamp(degree + random.nextInt(5) - 2, 2, 11);
      if (random.nextInt(7) > 0) {
        singer.note(samples, at, length, hz(degree, octave), hummed, level);
      }
      at += length;
    }
  }

  private double hz(int degree, double octave) {
    int semitones = 12 * (degree / 7) + MAJOR[degree % 7];
    return keyHz * octave * Math.pow(2, semitones / 12.0);
  }

  private int bar(int at) {
    return bars[at / (4 * beat) % bars.length];
  }

  /** Schroeder's reverberator, 1962: four combs side by side, then two all-passes. */
  float[] inRoom() {
    float[] wet = new float[samples.length];
    for (int delay : new int[] {475, 593, 661, 699}) {
      float[] comb = new float[samples.length];
      for (int i = 0; i < comb.length; i++) {
        comb[i] = samples[i] + (i < delay ? 0 : 0.8f * comb[i - delay]);
        wet[i] += comb[i] / 4;
      }
    }
    for (int delay : new int[] {80, 27}) {
      float[] in = wet;
      wet = new float[in.length];
      for (int i = 0; i < in.length; i++) {
        float past = i < delay ? 0 : in[i - delay] + 0.7f * wet[i - delay];
        wet[i] = -0.7f * in[i] + past;
      }
    }
    for (int i = 0; i < wet.length; i++) {
      wet[i] = samples[i] + 0.25f * wet[i];
    }
    return wet;
  }
}
