package io.babelgrid.lipsync.generate;

import org.jspecify.annotations.Nullable;

/**
 * What a generator hears of one voice, with what it keeps of the phrase from picture to picture.
 * One for each voice; used by one thread.
 */
public interface SpeechFeatures {

  /** For a renderer that needs no sound. */
  SpeechFeatures NONE = (_, _, _) -> new float[0];

  /**
   * The features of a moment, valid until the next call.
   *
   * @param audio the phrase; null between phrases: silence
   * @param sample of the phrase at that moment, 24 kHz; may lie before its beginning or end
   * @param dueNs when the picture is due, on the engine's clock
   * @throws io.babelgrid.engine.InferenceException when a model is needed and fails
   */
  float[] at(@Nullable VoiceAudio audio, double sample, long dueNs);
}
