package io.babelgrid.translation;

import io.babelgrid.recognition.Transcript;
import java.util.List;

/** Translation of one speaker into one language, driven by one thread. */
public interface StreamingTranslator {

  /**
   * Takes newly committed source words and returns the target words that can now be spoken, oldest
   * first. What was returned once is forced as prefix from then on.
   *
   * @throws io.babelgrid.engine.InferenceException when a model fails; the translator skips to the
   *     next sentence
   */
  List<Translation> accept(Transcript transcript);
}
