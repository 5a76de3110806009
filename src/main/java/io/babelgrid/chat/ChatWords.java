package io.babelgrid.chat;

import io.babelgrid.pipeline.Language;

/** What became of a line in another language. */
public sealed interface ChatWords {

  Language language();

  /**
   * @param text with all that is not translated as it was written
   */
  record Translated(Language language, String text) implements ChatWords {}

  /**
   * The original has to do.
   *
   * @param reason for people
   */
  record Untranslated(Language language, String reason) implements ChatWords {}
}
