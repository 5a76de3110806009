package io.babelgrid.synthesis;

import io.babelgrid.pipeline.Language;

/** One voice in a model's {@code voices.json}. */
record VoiceEntry(String id, String language, String gender, float medianF0Hz, float levelDbfs) {

  Voice voice() {
    return new Voice(id, Language.of(language), medianF0Hz);
  }
}
