package io.babelgrid.recognition;

import io.babelgrid.pipeline.Language;
import io.babelgrid.segmentation.SpeechEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Speech recognition of one speaker, driven by one thread. */
public interface StreamingRecognizer extends AutoCloseable {

  /**
   * Takes the next event of the speaker and returns what became stable with it, oldest first.
   * Blocks while inference runs; between two decoding chunks it returns at once with an empty list.
   * With {@link SpeechEvent.Paused} all is returned that was said, less the last word of a sentence
   * that is not at its end. After {@link SpeechEvent.Ended} the last transcript of the utterance
   * has {@code last == true}.
   *
   * @throws io.babelgrid.engine.InferenceException when a model fails; the recogniser stays usable
   *     for the next utterance
   */
  List<Transcript> accept(SpeechEvent event);

  /**
   * After {@link SpeechEvent.Paused}: whether the speaker paused in the middle of a sentence, so
   * that it is worth while to wait for the rest of it.
   */
  default boolean isMidSentence() {
    return false;
  }

  /**
   * What is clearly spoken in place of the language that was declared. Null while there is no
   * doubt, and where none was declared.
   */
  default @Nullable Language misdeclared() {
    return null;
  }

  /** Trades lag for accuracy and compute differently from now on. Any thread. */
  default void policy(RecognitionPolicy policy) {}

  @Override
  void close();
}
