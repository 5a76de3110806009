package io.babelgrid.synthesis.text;

import io.babelgrid.synthesis.PhonemizedText;

/**
 * Joins the phonemes of pieces with single spaces and notes where each word begins; lets only
 * symbols of the alphabet through. For one thread.
 */
final class PhonemeWriter {

  private final StringBuilder phonemes = new StringBuilder();
  private final int[] wordStart;
  private int nextWord;

  PhonemeWriter(int words) {
    wordStart = new int[words];
  }

  /**
   * Adds a piece.
   *
   * @param word index of the word it belongs to, never less than before
   * @param piece its phonemes and punctuation
   */
  void add(int word, String piece) {
    int before = phonemes.length();
    if (before > 0) {
      phonemes.append(' ');
    }
    int start = phonemes.length();
    for (int i = 0; i < piece.length(); i++) {
      char symbol = piece.charAt(i);
      boolean extraSpace = symbol == ' ' && (phonemes.length() == start || endsWithSpace());
      if (PhonemeAlphabet.contains(symbol) && !extraSpace) {
        phonemes.append(symbol);
      }
    }
    if (phonemes.length() > start && endsWithSpace()) {
      phonemes.setLength(phonemes.length() - 1);
    }
    if (phonemes.length() == start) {
      phonemes.setLength(before);
      return;
    }
    while (nextWord <= word) {
      wordStart[nextWord++] = start;
    }
  }

  private boolean endsWithSpace() {
    return phonemes.charAt(phonemes.length() - 1) == ' ';
  }

  PhonemizedText finish() {
    while (nextWord < wordStart.length) {
      wordStart[nextWord++] = phonemes.length();
    }
    return new PhonemizedText(phonemes.toString(), wordStart);
  }
}
