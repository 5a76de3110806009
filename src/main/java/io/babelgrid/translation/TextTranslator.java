package io.babelgrid.translation;

/** Translation of a text that is already whole. */
@FunctionalInterface
public interface TextTranslator {

  /**
   * Translates all sentences of a text.
   *
   * @throws io.babelgrid.engine.InferenceException when a model fails
   */
  String translate(String text);
}
