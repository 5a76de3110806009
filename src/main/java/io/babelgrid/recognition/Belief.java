package io.babelgrid.recognition;

/**
 * Whether what was made of sound is what somebody said. Words are doubted all through an utterance,
 * each by what is known of their place. One owner.
 */
final class Belief {

  /** Where in an utterance words are. */
  enum Place {
    /** Nothing was said before. */
    FIRST,
    /** Heard by themselves, without what is before them. */
    ALONE,
    /** First of a stretch in whatever language. */
    ANEW,
    AMID,
    /** No more audio follows: they are not heard again with more of it. */
    LAST
  }

  private final boolean translating;
  private final FirstWords firstWords = new FirstWords();

  /** What was believed last would not have been, had more audio followed. */
  private boolean weak;

  /**
   * @param translating words are then improbable for other reasons
   */
  Belief(boolean translating) {
    this.translating = translating;
  }

  /** An utterance starts. */
  void restart() {
    firstWords.restart();
    weak = false;
  }

  /**
   * @param noSpeech the model's probability that nobody speaks
   */
  boolean isSpeech(Hypothesis hypothesis, float noSpeech, Place place) {
    return switch (place) {
      case FIRST -> firstWords.areSpeech(hypothesis, noSpeech);
      case ALONE -> !weak && SpeechGate.isSpeechAlone(hypothesis, noSpeech);
      case ANEW -> SpeechGate.isSpeech(hypothesis, noSpeech);
      case AMID -> translating || SpeechGate.goesOn(hypothesis, noSpeech, false);
      case LAST -> translating || SpeechGate.goesOn(hypothesis, noSpeech, true);
    };
  }

  /** What was decoded, and whether it was believed. */
  void heard(Hypothesis hypothesis, float noSpeech, boolean believed) {
    firstWords.heard(hypothesis);
    weak = believed && !SpeechGate.goesOn(hypothesis, noSpeech, false);
  }
}
