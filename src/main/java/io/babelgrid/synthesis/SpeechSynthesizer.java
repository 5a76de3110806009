package io.babelgrid.synthesis;

import java.util.function.Consumer;

/** Text to speech of one model; safe for many threads. */
public interface SpeechSynthesizer {

  /**
   * Speaks a phrase, handing over audio as soon as it is rendered. Returns after the last chunk. A
   * phrase with nothing to say (punctuation only) yields no chunk.
   *
   * @param rate speaking rate, 1 is natural, in [0.8, 1.25]
   * @param demand when what comes next is wanted
   * @throws io.babelgrid.engine.InferenceException when a model fails
   */
  void speak(
      Phrase phrase, Voice voice, float rate, SpeechDemand demand, Consumer<SpeechChunk> sink);
}
