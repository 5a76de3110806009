package io.babelgrid.synthesis;

import io.babelgrid.pipeline.Language;

/**
 * One voice in a model's {@code voices.json}.
 *
 * @param phonemesPerSecond at the natural rate, pauses left out; 0 where it was not measured
 */
record VoiceEntry(
    String id,
    String language,
    String gender,
    float medianF0Hz,
    float levelDbfs,
    float phonemesPerSecond) {

  Voice voice() {
    return new Voice(id, Language.of(language), medianF0Hz);
  }
}
