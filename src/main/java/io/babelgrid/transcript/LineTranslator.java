package io.babelgrid.transcript;

import io.babelgrid.pipeline.Language;

/** Translates what was not translated when it was said. Any thread. */
public interface LineTranslator {

  /** Whether there is a way from one language to the other. */
  boolean translates(Language source, Language target);

  /** Translates a text of such a pair. Waits. */
  String translate(Language source, Language target, String text);
}
