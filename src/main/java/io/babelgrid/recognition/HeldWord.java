package io.babelgrid.recognition;

import java.util.List;

/**
 * What was heard last before a pause and is not committed, as its sentence may go on.
 *
 * @param samples where in the track the decoder looked when it wrote each token
 * @param words one word, or none where only a mark is held
 */
record HeldWord(int[] tokens, long[] samples, List<TimedWord> words) {

  static final HeldWord NONE = new HeldWord(new int[0], new long[0], List.of());

  /** For whoever can use words that may still change. */
  List<String> texts() {
    return words.stream().map(TimedWord::text).toList();
  }
}
