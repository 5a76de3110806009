package io.babelgrid.chat;

import io.babelgrid.pipeline.Language;
import java.time.Duration;
import java.util.List;

/** Translation of text, as a chat uses it. Any thread. */
public interface ChatModels {

  /** Whether text of this pair can be translated here. */
  boolean translates(Language source, Language target);

  /**
   * Translates all sentences of a text; only for pairs that {@link #translates}. Waits, and ends
   * with an exception when its thread is interrupted.
   *
   * @param roomId whose terms hold
   * @param kept words of the text that stay as they are
   * @param due after which a sentence is late: what is due earlier goes before it
   */
  String translate(
      String roomId,
      Language source,
      Language target,
      String text,
      List<String> kept,
      Duration due);
}
