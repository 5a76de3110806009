package io.babelgrid.recognition;

/**
 * Judges the first words of an utterance as more and more of it is heard. What is heard again at
 * the same places although there is more audio was said: what Whisper writes of noise is another
 * thing each time. One owner.
 */
final class FirstWords {

  /** Some two words. */
  private static final int AGREEING_TOKENS = 4;

  private static final int NEAR_FRAMES = 5;

  /** That improbable, taken as often as this. */
  private static final double LOWEST_SCORE = -1.45;

  private static final int HEARD_AGAIN = 2;

  private Hypothesis before = new Hypothesis();
  private int again;

  void restart() {
    before = new Hypothesis();
    again = 0;
  }

  /** What was made of the audio so far, whether it was believed or not. */
  void heard(Hypothesis hypothesis) {
    again = timesHeard(hypothesis);
    before = hypothesis;
  }

  /**
   * @param noSpeech the model's probability that nobody speaks
   */
  boolean areSpeech(Hypothesis hypothesis, float noSpeech) {
    return SpeechGate.isSpeech(hypothesis, noSpeech)
        || (timesHeard(hypothesis) >= HEARD_AGAIN
            && SpeechGate.score(hypothesis, noSpeech) >= LOWEST_SCORE);
  }

  private int timesHeard(Hypothesis hypothesis) {
    int agreeing = 0;
    while (agreeing < Math.min(before.size(), hypothesis.size())
        && before.token(agreeing) == hypothesis.token(agreeing)
        && Math.abs(before.frame(agreeing) - hypothesis.frame(agreeing)) <= NEAR_FRAMES) {
      agreeing++;
    }
    return agreeing >= AGREEING_TOKENS ? again + 1 : 0;
  }
}
