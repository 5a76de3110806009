package io.babelgrid.audio;

/**
 * A run of one speaker's audio at 16 kHz mono. Spans of a speaker follow each other without gap:
 * what the network lost is concealed, what the sender left out (DTX) is silence.
 *
 * @param startSample index of the first sample since the speaker's track began
 * @param samples amplitude in [-1, 1]; owned by the receiver of the span, never written again
 * @param heard false where the packet was not decoded, since nothing was expected in it: the
 *     samples are 0 and say nothing
 */
public record AudioSpan(long startSample, float[] samples, boolean heard) {

  /** Samples a second of every span. */
  public static final int SAMPLE_RATE_HZ = 16_000;

  public static final long NS_PER_SAMPLE = 1_000_000_000L / SAMPLE_RATE_HZ;

  public AudioSpan(long startSample, float[] samples) {
    this(startSample, samples, true);
  }

  /** Index just past the last sample. */
  public long endSample() {
    return startSample + samples.length;
  }
}
