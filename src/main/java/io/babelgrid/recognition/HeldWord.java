package io.babelgrid.recognition;

import java.util.Arrays;
import java.util.List;

/**
 * The last word before a pause, heard and not committed, as its sentence may go on.
 *
 * @param samples where in the track the decoder looked when it wrote each token
 * @param words one word, or none
 */
record HeldWord(int[] tokens, long[] samples, List<TimedWord> words) {

  static final HeldWord NONE = new HeldWord(new int[0], new long[0], List.of());

  /**
   * The word that begins with token {@code from} of a hypothesis.
   *
   * @param samples of all tokens of the hypothesis
   */
  static HeldWord of(Hypothesis hypothesis, int from, long[] samples, TimedWord word) {
    int size = hypothesis.size();
    return new HeldWord(
        Arrays.copyOfRange(hypothesis.tokens(), from, size),
        Arrays.copyOfRange(samples, from, size),
        List.of(word));
  }

  boolean isNone() {
    return words.isEmpty();
  }

  /** For whoever can use words that may still change. */
  List<String> texts() {
    return words.stream().map(TimedWord::text).toList();
  }
}
