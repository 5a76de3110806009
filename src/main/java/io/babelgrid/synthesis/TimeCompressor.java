package io.babelgrid.synthesis;

import java.util.Arrays;

/**
 * Makes speech shorter without changing its pitch, as it streams: overlapping windows of it are put
 * closer together, each where it fits best to the one before (waveform similarity overlap-add,
 * Verhelst and Roelands 1993). For one phrase; used by one thread.
 */
final class TimeCompressor {

  /** 25 ms: two periods of a deep voice. */
  static final int WINDOW = 600;

  private static final int HOP = WINDOW / 2;

  /** 8 ms either way: the next period of any voice. */
  private static final int SEEK = 200;

  /** Similarity of every second sample tells as much. */
  private static final int STRIDE = 2;

  private static final float[] RISE = rise();

  private final double factor;
  private final float[] input;
  private final float[] output;
  private int received;
  private int written;
  private int returned;
  private int hops;
  private int lastStart;

  /**
   * @param factor how much shorter, at least 1
   * @param inputSamples length of the whole phrase
   */
  TimeCompressor(double factor, int inputSamples) {
    if (!(factor >= 1)) {
      throw new IllegalArgumentException("a factor of 1 at least, not " + factor);
    }
    this.factor = factor;
    this.input = new float[inputSamples];
    this.output = new float[outputSample(inputSamples)];
  }

  /** Where a sample of the phrase is in what comes out. */
  int outputSample(int inputSample) {
    return (int) (inputSample / factor);
  }

  /** Samples that come out in all. */
  int outputSamples() {
    return output.length;
  }

  /**
   * Takes the next samples of the phrase.
   *
   * @return what can be said of the result now: at the end all of it, before it may be empty
   */
  float[] accept(float[] samples) {
    System.arraycopy(samples, 0, input, received, samples.length);
    received += samples.length;
    boolean whole = received == input.length;
    while (written < output.length && (whole || reach() <= received)) {
      addWindow();
    }
    // The second half of the last window still fades into the next one.
    int until = whole ? output.length : Math.clamp(written - HOP, 0, output.length);
    float[] ready = Arrays.copyOfRange(output, returned, Math.max(returned, until));
    returned += ready.length;
    return ready;
  }

  /** Just past the last input that the next window may look at. */
  private int reach() {
    return Math.max(nominal() + SEEK, lastStart + HOP) + WINDOW;
  }

  private int nominal() {
    return (int) Math.round(hops * HOP * factor);
  }

  private void addWindow() {
    int start = hops == 0 ? 0 : bestStart();
    int at = hops * HOP;
    for (int i = 0; i < WINDOW && at + i < output.length; i++) {
      float sample = sample(start + i);
      if (i >= HOP) {
        output[at + i] = sample * (1 - RISE[i - HOP]);
      } else {
        output[at + i] = hops == 0 ? sample : output[at + i] + sample * RISE[i];
      }
    }
    written = at + WINDOW;
    lastStart = start;
    hops++;
  }

  /** The window near its place that goes on as the one before would have. */
  private int bestStart() {
    int wanted = lastStart + HOP;
    int best = nominal();
    double highest = Double.NEGATIVE_INFINITY;
    for (int start = Math.max(0, nominal() - SEEK); start <= nominal() + SEEK; start++) {
      double product = 0;
      double energy = 1e-9;
      for (int i = 0; i < WINDOW; i += STRIDE) {
        float sample = sample(start + i);
        product += sample * sample(wanted + i);
        energy += sample * sample;
      }
      double similarity = product / Math.sqrt(energy);
      if (similarity > highest) {
        highest = similarity;
        best = start;
      }
    }
    return best;
  }

  /** Silence behind the phrase. */
  private float sample(int at) {
    return at < input.length ? input[at] : 0;
  }

  private static float[] rise() {
    var rise = new float[HOP];
    for (int i = 0; i < HOP; i++) {
      rise[i] = (float) (0.5 - 0.5 * Math.cos(Math.PI * (i + 0.5) / HOP));
    }
    return rise;
  }
}
