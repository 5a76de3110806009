package io.babelgrid.chat;

import io.babelgrid.pipeline.Language;
import java.util.Locale;

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
   * @param why for pages that have words of their own for it
   * @param reason for people
   */
  record Untranslated(Language language, Why why, String reason) implements ChatWords {}

  /** Why a line is not translated. The lower-case names are part of the protocol. */
  enum Why {
    /** Nobody can tell in which language it was written. */
    LANGUAGE_UNKNOWN,
    /** Nothing here translates between the two languages. */
    NO_MODEL,
    BUSY,
    FAILED;

    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
