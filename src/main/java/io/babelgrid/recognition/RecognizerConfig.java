package io.babelgrid.recognition;

import io.babelgrid.pipeline.Language;
import org.jspecify.annotations.Nullable;

/**
 * What one speaker's recogniser is to do.
 *
 * @param language what is spoken, or null to find out from the first seconds of speech
 * @param task write down what is said, or say it in English
 */
public record RecognizerConfig(@Nullable Language language, Task task) {

  /** What Whisper makes of speech. */
  public enum Task {
    TRANSCRIBE,
    TRANSLATE
  }

  public static RecognizerConfig transcribe(Language language) {
    return new RecognizerConfig(language, Task.TRANSCRIBE);
  }

  public static RecognizerConfig transcribeDetected() {
    return new RecognizerConfig(null, Task.TRANSCRIBE);
  }
}
