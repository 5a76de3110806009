package io.babelgrid.chat;

import io.babelgrid.pipeline.Language;
import org.jspecify.annotations.Nullable;

/** Somebody in a room, as a conversation sees them. */
public interface ChatReader {

  /** Of the participant. */
  String id();

  /** What they read, null for everything as it was written. */
  @Nullable Language reads();

  ChatOutlet outlet();
}
