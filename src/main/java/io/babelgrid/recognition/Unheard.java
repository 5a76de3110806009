package io.babelgrid.recognition;

/**
 * Sound of which no word is committed, in frames of the buffer.
 *
 * @param whole whether it has ended, and is loud enough for a word
 */
record Unheard(int from, int to, boolean whole) {

  static final Unheard NOTHING = new Unheard(0, 0, false);

  /** A word's attention peaks a little before it. */
  private static final int NEAR_FRAMES = 5;

  /** A shorter one between two words may be no word. */
  private static final int SKIPPED_FRAMES = 15;

  boolean isNothing() {
    return to == from;
  }

  /** Whether a text goes on with what is said here. */
  boolean isHeardIn(Hypothesis text, Vocabulary vocabulary) {
    return text.hasWord(vocabulary)
        && text.frame(firstWord(text, vocabulary)) >= from - NEAR_FRAMES;
  }

  /** Whether a text goes on with what is said after it. */
  boolean isSkippedIn(Hypothesis text, Vocabulary vocabulary) {
    return whole
        && to - from >= SKIPPED_FRAMES
        && text.hasWord(vocabulary)
        && text.frame(firstWord(text, vocabulary)) > to + NEAR_FRAMES;
  }

  private static int firstWord(Hypothesis text, Vocabulary vocabulary) {
    int word = 0;
    while (vocabulary.isPunctuation(text.token(word))) {
      word++;
    }
    return word;
  }
}
