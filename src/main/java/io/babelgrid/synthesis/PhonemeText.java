package io.babelgrid.synthesis;

/** What a string of phonemes says about how it is read. */
final class PhonemeText {

  private static final String PUNCTUATION = ",;:.!?—…()\"“”";
  private static final String PAUSES = ",;:.!?—…";

  /** Pauses kept at the end: 40 ms where speech goes on, 100 ms after a clause, 350 ms. */
  private static final int JOINT_STEPS = 3;

  private static final int CLAUSE_STEPS = 8;
  private static final int SENTENCE_STEPS = 28;

  /** Who speaks faster shortens pauses most: at 1.25 times the rate, to 0.4 times the pause. */
  private static final float PAUSE_SHRINK = 2.4f;

  private static final float SHORTEST_PAUSE = 0.4f;

  private PhonemeText() {}

  /**
   * Silence to keep after a phrase of these phonemes, in steps of 12.5 ms.
   *
   * @param rate speaking rate, 1 is natural
   */
  static int pauseSteps(String phonemes, boolean endsSentence, float rate) {
    float kept = Math.clamp(1 - PAUSE_SHRINK * (rate - 1), SHORTEST_PAUSE, 1f);
    return Math.round(kept * naturalPauseSteps(phonemes, endsSentence));
  }

  private static int naturalPauseSteps(String phonemes, boolean endsSentence) {
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
