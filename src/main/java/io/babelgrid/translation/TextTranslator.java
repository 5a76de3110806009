package io.babelgrid.translation;

import java.util.List;

/** Translation of a text that is already whole. */
@FunctionalInterface
public interface TextTranslator {

  /**
   * Translates all sentences of a text.
   *
   * @param kept words of it that stay as they are, of letters and digits
   * @throws io.babelgrid.engine.InferenceException when a model fails
   */
  String translate(String text, List<String> kept);

  /** As {@link #translate(String, List)}, where none are known. */
  default String translate(String text) {
    return translate(text, List.of());
  }
}
