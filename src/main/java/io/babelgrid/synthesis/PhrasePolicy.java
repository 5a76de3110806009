package io.babelgrid.synthesis;

import java.time.Duration;

/**
 * When words become a phrase. More words sound better and cost lag: while a phrase is gathered its
 * first word waits for its last.
 *
 * @param firstMinWords fewest words before a boundary in the first phrase of an utterance
 * @param minWords fewest words before a boundary inside a sentence
 * @param maxWords most words of a phrase
 * @param maxWait how long the oldest word may wait for a boundary; after three times as long the
 *     phrase goes wherever it ends
 */
public record PhrasePolicy(int firstMinWords, int minWords, int maxWords, Duration maxWait) {

  /**
   * Of 2.8 s from ear to voice, recognition takes 0.7 s, two words held by translation 0.8 s and
   * synthesis 0.3 s: 0.9 s is left, of which 0.3 s are reserve.
   */
  public static final PhrasePolicy DEFAULT = new PhrasePolicy(2, 3, 10, Duration.ofMillis(600));

  public PhrasePolicy {
    if (firstMinWords < 1 || minWords < firstMinWords || maxWords < minWords) {
      throw new IllegalArgumentException("phrase lengths must grow: first, minimum, maximum");
    }
  }

  /** The default with another wait. */
  static PhrasePolicy waiting(Duration maxWait) {
    return new PhrasePolicy(DEFAULT.firstMinWords, DEFAULT.minWords, DEFAULT.maxWords, maxWait);
  }
}
