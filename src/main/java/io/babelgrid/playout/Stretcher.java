package io.babelgrid.playout;

import io.babelgrid.synthesis.SpeechChunk;

/**
 * Slows speech down without changing its pitch, a frame at a time: one period of the voice is heard
 * twice, faded into itself. With the right period this is what a speaker does who draws out a
 * sound; NetEq calls it preemptive expansion. Stateless.
 */
final class Stretcher {

  /** 60 to 200 periods a second; of a higher voice, several periods. */
  private static final int SHORTEST = SpeechChunk.SAMPLE_RATE_HZ / 200;

  static final int LONGEST = SpeechChunk.SAMPLE_RATE_HZ / 60;

  /** Compared to find the period, 10 ms; every second sample tells as much. */
  static final int COMPARED = SpeechChunk.SAMPLE_RATE_HZ / 100;

  private static final int STRIDE = 2;

  private Stretcher() {}

  /**
   * Fills a frame with speech from {@code at} on, with the period before it heard again.
   *
   * @param pcm at least {@link #LONGEST} samples before {@code at}
   * @param end just past what is there of {@code pcm}
   * @param times how often that period is heard again, where the frame has room for it
   * @param frame as long as {@link #LONGEST} at least
   * @return samples of {@code pcm} that were used up, fewer than the frame has; 0 when there are
   *     too few to do it with
   */
  static int fill(short[] pcm, int at, int end, int times, short[] frame) {
    if (end - at < COMPARED) {
      return 0;
    }
    int period = period(pcm, at);
    int repeats = Math.min(times, (frame.length - 1) / period);
    int rest = frame.length - repeats * period;
    if (end - at < Math.max(period, rest)) {
      return 0;
    }
    for (int i = 0; i < period; i++) {
      double back = 0.5 - 0.5 * Math.cos(Math.PI * (i + 0.5) / period);
      frame[i] = (short) Math.round(pcm[at + i] * (1 - back) + pcm[at + i - period] * back);
    }
    for (int i = 1; i < repeats; i++) {
      System.arraycopy(frame, 0, frame, i * period, period);
    }
    System.arraycopy(pcm, at, frame, repeats * period, rest);
    return rest;
  }

  /** The shift back at which speech is most like itself. */
  private static int period(short[] pcm, int at) {
    int best = SHORTEST;
    double highest = Double.NEGATIVE_INFINITY;
    for (int shift = SHORTEST; shift <= LONGEST; shift++) {
      double product = 0;
      double energy = 1;
      for (int i = 0; i < COMPARED; i += STRIDE) {
        double before = pcm[at + i - shift];
        product += pcm[at + i] * before;
        energy += before * before;
      }
      double similarity = product / Math.sqrt(energy);
      if (similarity > highest) {
        highest = similarity;
        best = shift;
      }
    }
    return best;
  }
}
