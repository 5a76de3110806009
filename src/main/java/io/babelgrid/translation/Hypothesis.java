package io.babelgrid.translation;

/**
 * A translation of a source sentence as far as it was decoded.
 *
 * @param pieces target pieces, the forced prefix first
 * @param aligned for each target piece the source piece its attention peaks on
 * @param stop why decoding stopped
 */
record Hypothesis(int[] pieces, int[] aligned, Stop stop) {

  enum Stop {
    /** The model closed the sentence. */
    ENDED,
    /** The next piece begins a word and rests on the end of the source. */
    FRONTIER_AT_WORD,
    /** The next piece continues the last word and rests on the end of the source. */
    FRONTIER_IN_WORD,
    /** Longer than any translation of this source. */
    TOO_LONG
  }
}
