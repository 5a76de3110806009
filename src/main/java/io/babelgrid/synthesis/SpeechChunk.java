package io.babelgrid.synthesis;

import java.util.List;

/**
 * A piece of a synthesised phrase, ready to play before the phrase is finished.
 *
 * @param startSample index of {@code samples[0]} within the phrase
 * @param samples 24 kHz mono, [-1, 1]
 * @param timings of the whole phrase, the same list in each of its chunks
 * @param totalSamples length of the whole phrase, known before its first chunk is rendered
 */
public record SpeechChunk(
    Phrase phrase,
    int startSample,
    float[] samples,
    List<PhonemeTiming> timings,
    int totalSamples) {

  /** Samples a second of every chunk. */
  public static final int SAMPLE_RATE_HZ = 24_000;

  /** Whether the phrase ends with this chunk. */
  public boolean last() {
    return startSample + samples.length >= totalSamples;
  }
}
