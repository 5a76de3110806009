package io.babelgrid.playout;

import io.babelgrid.synthesis.PhonemeTiming;
import io.babelgrid.synthesis.Phrase;
import io.babelgrid.synthesis.SpeechChunk;
import java.util.List;

/**
 * What a synthetic track says, and where it is: for a mouth that moves with it.
 *
 * @param timings of the whole phrase
 * @param totalSamples length of the phrase
 * @param sample of the phrase, at 24 kHz, that leaves the node at {@code atNs}
 * @param atNs monotonic time
 * @param pcm the phrase's samples, 24 kHz, in the track's own memory: read only, and no further
 *     than {@code available}
 * @param available samples that are rendered; what is there is never written again
 */
public record VoicePosition(
    Phrase phrase,
    List<PhonemeTiming> timings,
    int totalSamples,
    int sample,
    long atNs,
    short[] pcm,
    int available) {

  private static final double SAMPLES_A_NS = SpeechChunk.SAMPLE_RATE_HZ / 1e9;

  /** The sample that leaves the node at a time near {@code atNs}, as if nothing stopped it. */
  public double sampleAt(long timeNs) {
    return sample + (timeNs - atNs) * SAMPLES_A_NS;
  }
}
