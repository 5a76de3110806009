package io.babelgrid.synthesis;

import java.time.Duration;

/**
 * When words become a phrase. More words sound better and cost lag: while a phrase is gathered its
 * first word waits for its last.
 *
 * @param firstMinWords fewest words before a boundary in the first phrase of an utterance
 * @param minWords fewest words before a boundary inside a sentence
 * @param maxWords most words of a phrase
 * @param maxWait how long the oldest word may wait for a boundary; a single word waits twice as
 *     long
 * @param lastResort how long it may wait before the phrase goes even where that tears words apart
 */
public record PhrasePolicy(
    int firstMinWords, int minWords, int maxWords, Duration maxWait, Duration lastResort) {

  /**
   * Of 2.5 s from ear to voice, recognition takes 1.0 s, words held by translation 0.5 s, synthesis
   * and the place in the phrase 0.5 s: half a second is left for this and for speech before it.
   */
  public static final PhrasePolicy DEFAULT =
      new PhrasePolicy(2, 3, 10, Duration.ofMillis(100), Duration.ofMillis(900));

  public PhrasePolicy {
    if (firstMinWords < 1 || minWords < firstMinWords || maxWords < minWords) {
      throw new IllegalArgumentException("phrase lengths must grow: first, minimum, maximum");
    }
    if (maxWait.isNegative() || lastResort.compareTo(maxWait) < 0) {
      throw new IllegalArgumentException("0 <= maxWait <= lastResort must hold");
    }
  }

  /** With other waits, in the same proportion. */
  public PhrasePolicy waiting(Duration wait) {
    return new PhrasePolicy(firstMinWords, minWords, maxWords, wait, wait.multipliedBy(6));
  }
}
