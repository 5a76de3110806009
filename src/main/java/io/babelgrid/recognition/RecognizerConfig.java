package io.babelgrid.recognition;

import io.babelgrid.glossary.Glossary;
import io.babelgrid.pipeline.Language;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one speaker's recogniser is to do.
 *
 * @param language what is spoken, or null to find out from the first seconds of speech
 * @param task write down what is said, or say it in English
 * @param glossary that of the room, asked before each utterance
 * @param likely what is likelier to be spoken than other languages, where it is to be found out;
 *     none when nothing is known
 */
public record RecognizerConfig(
    @Nullable Language language,
    Task task,
    Supplier<Glossary> glossary,
    Supplier<Set<Language>> likely) {

  /** Where nothing is known of the speaker. */
  public RecognizerConfig(@Nullable Language language, Task task, Supplier<Glossary> glossary) {
    this(language, task, glossary, Set::of);
  }

  /** In a room without a glossary. */
  public RecognizerConfig(@Nullable Language language, Task task) {
    this(language, task, () -> Glossary.EMPTY);
  }

  /** What Whisper makes of speech. */
  public enum Task {
    TRANSCRIBE,
    TRANSLATE
  }

  public static RecognizerConfig transcribe(Language language) {
    return new RecognizerConfig(language, Task.TRANSCRIBE);
  }

  /** Finds out what is spoken, most likely one of these. */
  public static RecognizerConfig transcribeDetected(Set<Language> likely) {
    return new RecognizerConfig(null, Task.TRANSCRIBE, () -> Glossary.EMPTY, () -> likely);
  }
}
