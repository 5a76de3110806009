package io.babelgrid.recognition;

/**
 * Keeps out what Whisper writes when nobody speaks. Thresholds as in Whisper's own transcription
 * (Radford et al. 2022, section 4.5).
 */
final class SpeechGate {

  private static final double NO_SPEECH = 0.6;
  private static final double LOGPROB = -1.0;

  private SpeechGate() {}

  /**
   * Whether a hypothesis is to be believed.
   *
   * @param noSpeech the model's probability that nobody speaks
   * @param wordsBefore words of the utterance that were believed already
   */
  static boolean isSpeech(Hypothesis hypothesis, float noSpeech, int wordsBefore) {
    return wordsBefore > 0 || noSpeech <= NO_SPEECH || hypothesis.meanLogprob() >= LOGPROB;
  }
}
