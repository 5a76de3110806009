package io.babelgrid.synthesis;

/**
 * Text of one language to phonemes of the Kokoro (misaki) alphabet, punctuation kept; safe for many
 * threads.
 */
public interface Phonemizer {

  /**
   * Phonemes of a text, words separated by one space.
   *
   * @param text any text: numbers, dates, abbreviations and symbols are spelt out
   * @return possibly empty; only symbols of the alphabet
   */
  String phonemize(String text);
}
