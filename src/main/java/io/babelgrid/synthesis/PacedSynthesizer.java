package io.babelgrid.synthesis;

import java.util.function.Consumer;

/** A model that can be asked for pauses of another pace than its speech. */
interface PacedSynthesizer extends SpeechSynthesizer {

  /**
   * As {@link SpeechSynthesizer#speak(Phrase, Voice, float, SpeechDemand, Consumer)}.
   *
   * @param pauseRate the pause behind the phrase is as short as at this rate
   */
  void speak(
      Phrase phrase,
      Voice voice,
      float rate,
      float pauseRate,
      SpeechDemand demand,
      Consumer<SpeechChunk> sink);

  @Override
  default void speak(
      Phrase phrase, Voice voice, float rate, SpeechDemand demand, Consumer<SpeechChunk> sink) {
    speak(phrase, voice, rate, rate, demand, sink);
  }
}
