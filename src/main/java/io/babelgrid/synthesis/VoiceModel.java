package io.babelgrid.synthesis;

import io.babelgrid.pipeline.Language;

/**
 * One way to speak a language.
 *
 * @param name as in configuration, e.g. {@code kokoro-q8}
 * @param coresTalking cores that a voice takes while it talks, as measured on the machine of {@code
 *     perf/README.md}; a node learns its own figure
 */
public record VoiceModel(
    String name, SpeechSynthesizer synthesizer, VoiceCatalogue voices, double coresTalking) {

  /** See {@link VoiceCatalogue#choose}. */
  public Voice voice(Language language, float medianF0Hz, String participantKey) {
    return voices.choose(language, medianF0Hz, participantKey);
  }
}
