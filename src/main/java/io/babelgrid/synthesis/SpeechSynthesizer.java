package io.babelgrid.synthesis;

import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Text to speech of one model; safe for many threads. */
public interface SpeechSynthesizer {

  /**
   * Speaks a phrase, handing over audio as soon as it is rendered. Returns after the last chunk. A
   * phrase with nothing to say (punctuation only) yields no chunk.
   *
   * @param rate speaking rate, 1 is natural, in [0.8, 1.25]
   * @param dueNs when the next sample that is to be rendered is due, for scheduling; asked before
   *     each inference
   * @throws io.babelgrid.engine.InferenceException when a model fails
   */
  void speak(
      Phrase phrase, Voice voice, float rate, LongSupplier dueNs, Consumer<SpeechChunk> sink);
}
