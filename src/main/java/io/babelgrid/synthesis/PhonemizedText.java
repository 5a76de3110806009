package io.babelgrid.synthesis;

import java.util.Arrays;

/**
 * Phonemes of a text, with the way back to its words.
 *
 * @param phonemes symbols of the Kokoro (misaki) alphabet, words separated by one space
 * @param wordStart for each word of the text, words being what whitespace separates, the index in
 *     {@code phonemes} where its run begins; never decreasing. A run ends where the next one
 *     begins, the last at the end; a word that is not spoken has an empty run.
 */
@SuppressWarnings("ArrayRecordComponent")
public record PhonemizedText(String phonemes, int[] wordStart) {

  /** Just past the run of word {@code word}. */
  public int wordEnd(int word) {
    return word + 1 < wordStart.length ? wordStart[word + 1] : phonemes.length();
  }

  /**
   * The word whose run holds the phoneme at {@code index}, or -1 when the text has no words.
   *
   * @param index in {@code [0, phonemes.length())}
   */
  public int wordAt(int index) {
    int low = 0;
    int high = wordStart.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (wordStart[middle] <= index) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PhonemizedText that
        && phonemes.equals(that.phonemes)
        && Arrays.equals(wordStart, that.wordStart);
  }

  @Override
  public int hashCode() {
    return 31 * phonemes.hashCode() + Arrays.hashCode(wordStart);
  }

  @Override
  public String toString() {
    return phonemes + " " + Arrays.toString(wordStart);
  }
}
