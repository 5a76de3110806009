package io.babelgrid.recognition;

/**
 * Keeps out what Whisper writes when nobody speaks. Whisper's own rule (Radford et al. 2022,
 * section 4.5) wants both a high probability of no speech and improbable text; typing and hum get
 * past it, so the two are weighed together here.
 *
 * <p>First words of speech were seen to score -1.07 and more, of noise -1.09 and less.
 */
final class SpeechGate {

  private static final double NO_SPEECH_WEIGHT = 1.5;
  private static final double LOWEST_SCORE = -1.1;

  /** The last words of an utterance are not heard again with more of it. */
  private static final double LOWEST_LAST_SCORE = -1.4;

  private static final double SURE = Math.log(0.6);

  private SpeechGate() {}

  /**
   * Whether the first words of an utterance are to be believed. When they are not, more audio may
   * help.
   *
   * @param noSpeech the model's probability that nobody speaks
   */
  static boolean isSpeech(Hypothesis hypothesis, float noSpeech) {
    return score(hypothesis, noSpeech) >= LOWEST_SCORE;
  }

  /**
   * The same of words that follow others: music after speech gets the words before it again, or
   * improbable ones. Words of speech were seen to score -0.6 and more, of music mostly -0.9 and
   * less.
   *
   * @param last whether no more audio follows
   */
  static boolean goesOn(Hypothesis hypothesis, float noSpeech, boolean last) {
    return hypothesis.size() == 0
        || score(hypothesis, noSpeech) >= (last ? LOWEST_LAST_SCORE : LOWEST_SCORE);
  }

  /**
   * Whether words heard by themselves within an utterance are to be believed. So little sound is
   * seldom speech to the model, even where it is sure of the word.
   */
  static boolean isSpeechAlone(Hypothesis hypothesis, float noSpeech) {
    return isSpeech(hypothesis, noSpeech)
        || (hypothesis.size() > 0 && hypothesis.meanLogprob() >= SURE);
  }

  static double score(Hypothesis hypothesis, float noSpeech) {
    return hypothesis.meanLogprob() - NO_SPEECH_WEIGHT * noSpeech;
  }
}
