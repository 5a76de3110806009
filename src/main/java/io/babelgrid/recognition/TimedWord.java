package io.babelgrid.recognition;

/**
 * One committed word.
 *
 * @param text the word with its punctuation, as it is to be read, without surrounding space
 * @param startSample where it begins in the speaker's 16 kHz track
 * @param endSample just past where it ends
 */
public record TimedWord(String text, long startSample, long endSample) {

  TimedWord later(long samples) {
    return new TimedWord(text, startSample + samples, endSample + samples);
  }
}
