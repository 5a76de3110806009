package io.babelgrid.synthesis;

/** What a string of phonemes says about how it is read. */
final class PhonemeText {

  private static final String PUNCTUATION = ",;:.!?—…()\"“”";
  private static final String PAUSES = ",;:.!?—…";

  /** Pause kept at the end: 100 ms within a sentence, 250 ms after it. */
  private static final int PHRASE_PAUSE_STEPS = 8;

  private static final int SENTENCE_PAUSE_STEPS = 20;

  private PhonemeText() {}

  /** Silence to keep after a phrase, in steps of 12.5 ms. */
  static int pauseSteps(boolean endsSentence) {
    return endsSentence ? SENTENCE_PAUSE_STEPS : PHRASE_PAUSE_STEPS;
  }

  static boolean isSilent(char symbol) {
    return symbol == ' ' || PUNCTUATION.indexOf(symbol) >= 0;
  }

  static boolean sounds(String phonemes) {
    return phonemes.chars().anyMatch(symbol -> !isSilent((char) symbol));
  }

  /**
   * The phonemes with a pause mark at their end. Without one the model reads every phrase as a
   * finished sentence, or clips its last sound.
   */
  static String closed(String phonemes, boolean endsSentence) {
    String stripped = phonemes.strip();
    char last = stripped.charAt(stripped.length() - 1);
    if (PAUSES.indexOf(last) >= 0) {
      return stripped;
    }
    return stripped + (endsSentence ? "." : ",");
  }
}
