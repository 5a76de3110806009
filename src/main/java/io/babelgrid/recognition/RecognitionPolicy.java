package io.babelgrid.recognition;

import io.babelgrid.audio.AudioSpan;
import java.time.Duration;

/**
 * How lag is traded for accuracy and compute. A word is committed when the model, while it writes
 * it, attends to audio at least {@code guardFrames} before the end of what was heard.
 *
 * @param chunk audio that is awaited between two decodings; lag grows by half of it, compute falls
 *     in proportion
 * @param guardFrames distance to the end of the audio, in encoder frames of 20 ms
 * @param padding silence appended to the audio; Whisper loops when speech reaches the end of its
 *     window
 * @param buffer audio that is kept before its committed part is cut off; compute grows in
 *     proportion
 * @param contextTokens committed text before the buffer that conditions the decoder
 * @param firstDecode audio of an utterance needed before its first decoding
 * @param detection speech needed to settle a speaker's language
 * @param foresight tokens at most that are recognised behind the committed ones, as lookahead
 */
public record RecognitionPolicy(
    Duration chunk,
    int guardFrames,
    Duration padding,
    Duration buffer,
    int contextTokens,
    Duration firstDecode,
    Duration detection,
    int foresight) {

  /** Audio and padding must fit Whisper's window. */
  private static final Duration LONGEST_BUFFER = Duration.ofSeconds(20);

  public RecognitionPolicy {
    if (chunk.toMillis() < 100 || chunk.compareTo(buffer) >= 0) {
      throw new IllegalArgumentException("chunk must be 100 ms or more and below the buffer");
    }
    if (buffer.toMillis() < 2000 || buffer.compareTo(LONGEST_BUFFER) > 0) {
      throw new IllegalArgumentException("buffer must be 2 s to 20 s");
    }
    if (padding.isNegative() || padding.toMillis() > 5000) {
      throw new IllegalArgumentException("padding must be 0 s to 5 s");
    }
    if (guardFrames < 0 || foresight < 0 || contextTokens < 0 || contextTokens > 200) {
      throw new IllegalArgumentException("guard frames, foresight or context tokens out of range");
    }
  }

  static int samples(Duration duration) {
    return Math.toIntExact(duration.toNanos() * AudioSpan.SAMPLE_RATE_HZ / 1_000_000_000L);
  }

  /** Reads {@code balanced}, {@code low-lag} or {@code thrifty}. */
  public static RecognitionPolicy named(String name) {
    return switch (name) {
      case "balanced" -> balanced();
      case "low-lag" -> lowLag();
      case "thrifty" -> thrifty();
      default ->
          throw new IllegalArgumentException(
              "recognition policy must be balanced, low-lag or thrifty, not " + name);
    };
  }

  /** Some 0.85 s of lag, 0.2 CPU seconds a second of speech. */
  public static RecognitionPolicy balanced() {
    return of(Duration.ofMillis(500), 28, 8);
  }

  /** Some 0.6 s of lag, at the price of more wrong words. */
  public static RecognitionPolicy lowLag() {
    return of(Duration.ofMillis(500), 15, 8);
  }

  /** Some 1 s of lag, 0.11 CPU seconds a second of speech. */
  public static RecognitionPolicy thrifty() {
    return of(Duration.ofSeconds(1), 25, 0);
  }

  private static RecognitionPolicy of(Duration chunk, int guardFrames, int foresight) {
    return new RecognitionPolicy(
        chunk,
        guardFrames,
        Duration.ofSeconds(2),
        Duration.ofSeconds(8),
        40,
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        foresight);
  }
}
