package io.babelgrid.synthesis;

import java.util.List;

/**
 * A piece of a synthesised phrase, ready to play before the phrase is finished.
 *
 * @param startSample index of {@code samples[0]} within the phrase
 * @param samples 24 kHz mono, [-1, 1]
 * @param timings of the whole phrase, the same list in each of its chunks
 * @param totalSamples length of the whole phrase, known before its first chunk is rendered
 * @param nextSamples length of the next chunk, 0 after the last; a phrase that goes on past a piece
 *     of text that was too long for the model may announce too little
 */
public record SpeechChunk(
    Phrase phrase,
    int startSample,
    float[] samples,
    List<PhonemeTiming> timings,
    int totalSamples,
    int nextSamples) {

  /** Samples a second of every chunk. */
  public static final int SAMPLE_RATE_HZ = 24_000;

  /** A chunk of a phrase whose rest comes with the next one. */
  public SpeechChunk(
      Phrase phrase,
      int startSample,
      float[] samples,
      List<PhonemeTiming> timings,
      int totalSamples) {
    this(
        phrase,
        startSample,
        samples,
        timings,
        totalSamples,
        totalSamples - startSample - samples.length);
  }

  /** Whether the phrase ends with this chunk. */
  public boolean last() {
    return startSample + samples.length >= totalSamples;
  }
}
