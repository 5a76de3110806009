package io.babelgrid.audio;

/**
 * Remembers which RTP time the samples of one speaker have, for the last {@value #CAPACITY} entries
 * (80 s of 20 ms). Written by the speaker's thread, read by any.
 */
final class SampleClock {

  private static final int CAPACITY = 4_096;

  private final long[] samples = new long[CAPACITY];
  private final long[] rtpTicks = new long[CAPACITY];
  private long count;

  synchronized void mark(long sample, long ticks) {
    int at = (int) (count++ % CAPACITY);
    samples[at] = sample;
    rtpTicks[at] = ticks;
  }

  /** RTP time at 48 kHz of a sample at 16 kHz. */
  synchronized long rtpTicks(long sample) {
    if (count == 0) {
      return 0;
    }
    int at = (int) (entry(sample) % CAPACITY);
    return rtpTicks[at] + (sample - samples[at]) * 3;
  }

  private long entry(long sample) {
    long low = Math.max(0, count - CAPACITY);
    long high = count - 1;
    while (low < high) {
      long middle = (low + high + 1) >>> 1;
      if (samples[(int) (middle % CAPACITY)] <= sample) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
