package io.babelgrid.playout;

import java.time.Duration;

/**
 * How a synthetic track behaves in time.
 *
 * @param clausePause silence after a phrase inside a sentence
 * @param sentencePause silence after a sentence; both shrink to {@code minimumPause} as the backlog
 *     grows
 * @param talkRelease silence after which the voice counts as no longer talking
 * @param startMargin how far production must be ahead when a phrase starts
 * @param targetBacklog unplayed speech up to which the voice speaks at natural rate
 * @param fullSpeedBacklog unplayed speech from which it speaks at {@code maximumRate}
 * @param dropBacklog unplayed speech from which a phrase is shown as caption only
 * @param maximumRate fastest speaking rate, 1 is natural
 */
public record PlayoutConfig(
    Duration clausePause,
    Duration sentencePause,
    Duration minimumPause,
    Duration talkRelease,
    Duration startMargin,
    Duration targetBacklog,
    Duration fullSpeedBacklog,
    Duration dropBacklog,
    float maximumRate) {

  /**
   * The synthesiser ends its phrases with pauses of its own, so only sentences get some more; the
   * rate limit is where listeners begin to notice.
   */
  public static PlayoutConfig standard() {
    return new PlayoutConfig(
        Duration.ZERO,
        Duration.ofMillis(100),
        Duration.ZERO,
        Duration.ofMillis(400),
        Duration.ofMillis(30),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofMillis(8_000),
        1.25f);
  }
}
