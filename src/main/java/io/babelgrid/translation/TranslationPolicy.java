package io.babelgrid.translation;

import java.time.Duration;

/**
 * When target words are committed, and where overlong sentences are cut.
 *
 * @param frontierPieces f of the attention-guided policy (AlignAtt, Papi et al. 2023): a target
 *     word waits while its attention peaks on one of the last f source pieces. More is better and
 *     later: by about one source word each
 * @param openingPieces source pieces that are awaited before the first word of a sentence that
 *     continues none: what it is about decides whether a pronoun opens it, and which
 * @param softMaxWords from this length on a sentence is cut at a comma or a pause
 * @param hardMaxWords at this length a sentence is cut wherever it is
 * @param cutPause what counts as a pause
 * @param contextWords longest sentence that the next one of its utterance is translated as a
 *     continuation of; 0 for none
 * @param deadline when a translation is due after its words came
 */
public record TranslationPolicy(
    int frontierPieces,
    int openingPieces,
    int softMaxWords,
    int hardMaxWords,
    Duration cutPause,
    int contextWords,
    Duration deadline) {

  /**
   * Two pieces: 98 % of the offline quality at 3 words of lag. 30 words: ten seconds of speech at 3
   * words a second, beyond which the small models drift.
   */
  public static final TranslationPolicy DEFAULT =
      new TranslationPolicy(2, 4, 30, 45, Duration.ofMillis(300), 20, Duration.ofMillis(200));

  /** The same, due at another time. */
  public TranslationPolicy due(Duration after) {
    return new TranslationPolicy(
        frontierPieces, openingPieces, softMaxWords, hardMaxWords, cutPause, contextWords, after);
  }

  public TranslationPolicy {
    if (frontierPieces < 1) {
      throw new IllegalArgumentException("frontierPieces must be at least 1");
    }
    if (softMaxWords < 1 || hardMaxWords < softMaxWords) {
      throw new IllegalArgumentException("1 <= softMaxWords <= hardMaxWords must hold");
    }
  }
}
