package io.babelgrid.segmentation;

import java.time.Duration;

/**
 * How voice activity becomes utterances.
 *
 * @param startThreshold probability from which a window counts towards the start of speech
 * @param endThreshold probability below which a window of running speech counts as silence; lower
 *     than {@code startThreshold}, so that speech neither flickers nor breaks at soft sounds
 * @param minimumSpeech speech needed before an utterance starts; keeps clicks and keys out
 * @param hangover silence that is a pause; longer than most within a sentence
 * @param patience silence that ends an utterance: who thinks of a word takes a second and more
 * @param preRoll audio before the first speech window that belongs to the utterance, since soft
 *     onsets score low
 */
public record SegmentationConfig(
    float startThreshold,
    float endThreshold,
    Duration minimumSpeech,
    Duration hangover,
    Duration patience,
    Duration preRoll) {

  public SegmentationConfig {
    if (!(0 < endThreshold && endThreshold <= startThreshold && startThreshold < 1)) {
      throw new IllegalArgumentException(
          "thresholds need 0 < end <= start < 1, not " + endThreshold + ", " + startThreshold);
    }
    if (patience.compareTo(hangover) < 0) {
      throw new IllegalArgumentException("patience must not be less than hangover");
    }
    if (minimumSpeech.isNegative() || hangover.isNegative() || preRoll.isNegative()) {
      throw new IllegalArgumentException("durations must not be negative");
    }
  }

  public static SegmentationConfig defaults() {
    return new SegmentationConfig(
        0.5f,
        0.35f,
        Duration.ofMillis(160),
        Duration.ofMillis(550),
        Duration.ofMillis(1_500),
        Duration.ofMillis(300));
  }
}
