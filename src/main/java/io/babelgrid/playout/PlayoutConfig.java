package io.babelgrid.playout;

import java.time.Duration;

/**
 * How a synthetic track behaves in time.
 *
 * @param renderAhead unplayed speech at which the next phrase is rendered; later it would come too
 *     late, sooner it would be shorter and its rate a guess
 * @param talkRelease silence after which the voice counts as no longer talking
 * @param startMargin how far production must be ahead when a phrase starts, at least
 * @param longestStartMargin the same where pieces were seen to come late
 * @param targetBacklog unheard speech up to which the voice speaks at natural rate
 * @param fullSpeedBacklog unheard speech from which it speaks at {@code maximumRate}
 * @param easing time in which a faster rate falls back by 63 %
 * @param dropBacklog unheard speech from which a phrase is shown as caption only
 * @param maximumRate fastest speaking rate, 1 is natural
 */
public record PlayoutConfig(
    Duration renderAhead,
    Duration talkRelease,
    Duration startMargin,
    Duration longestStartMargin,
    Duration targetBacklog,
    Duration fullSpeedBacklog,
    Duration easing,
    Duration dropBacklog,
    float maximumRate) {

  /** The rate limit is where listeners begin to notice. */
  public static PlayoutConfig standard() {
    return new PlayoutConfig(
        Duration.ofMillis(500),
        Duration.ofMillis(400),
        Duration.ofMillis(70),
        Duration.ofMillis(400),
        Duration.ZERO,
        Duration.ofMillis(300),
        Duration.ofSeconds(20),
        Duration.ofMillis(8_000),
        1.25f);
  }
}
