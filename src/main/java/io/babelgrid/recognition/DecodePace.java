package io.babelgrid.recognition;

import static io.babelgrid.recognition.RecognitionPolicy.samples;

import java.time.Duration;

/**
 * When audio is decoded next: a chunk after the last time, and later where a decoding took longer
 * than its chunk, so that lag cannot build up. In samples of the track. One owner.
 */
final class DecodePace {

  private static final double STRETCH = 1.25;
  private static final Duration LONGEST_CHUNK = Duration.ofSeconds(3);

  private long decodedUntil;
  private long next;

  void restart(long startSample, RecognitionPolicy policy) {
    decodedUntil = startSample;
    next = startSample + samples(policy.firstDecode());
  }

  /** After a pause, of whatever length. */
  void goOn(long endSample, RecognitionPolicy policy) {
    next = endSample + samples(policy.chunk());
  }

  boolean isDue(long endSample) {
    return endSample >= next;
  }

  /** Whether what there is up to there was decoded. */
  boolean isDecoded(long endSample) {
    return decodedUntil >= endSample;
  }

  void decoded(long endSample, long tookNs, RecognitionPolicy policy) {
    decodedUntil = endSample;
    long pauseNs =
        Math.clamp((long) (STRETCH * tookNs), policy.chunk().toNanos(), LONGEST_CHUNK.toNanos());
    next = decodedUntil + samples(Duration.ofNanos(pauseNs));
  }
}
