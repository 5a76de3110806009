package io.babelgrid.synthesis;

/** What a string of phonemes says about how it is read. */
final class PhonemeText {

  private static final String PUNCTUATION = ",;:.!?—…()\"“”";
  private static final String PAUSES = ",;:.!?—…";

  /** Pauses kept at the end: 40 ms where speech goes on, 100 ms after a clause, 250 ms. */
  private static final int JOINT_STEPS = 3;

  private static final int CLAUSE_STEPS = 8;
  private static final int SENTENCE_STEPS = 20;

  private PhonemeText() {}

  /** Silence to keep after a phrase of these phonemes, in steps of 12.5 ms. */
  static int pauseSteps(String phonemes, boolean endsSentence) {
    if (endsSentence) {
      return SENTENCE_STEPS;
    }
    return endsInPause(phonemes.strip()) ? CLAUSE_STEPS : JOINT_STEPS;
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
    if (endsInPause(stripped)) {
      return stripped;
    }
    return stripped + (endsSentence ? "." : ",");
  }

  private static boolean endsInPause(String phonemes) {
    return !phonemes.isEmpty() && PAUSES.indexOf(phonemes.charAt(phonemes.length() - 1)) >= 0;
  }
}
