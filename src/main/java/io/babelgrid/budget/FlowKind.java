package io.babelgrid.budget;

import java.util.Locale;

/** A part of what a node does for somebody, with what its time is of. */
public enum FlowKind {
  /** Somebody's media, as they are: the time for which they were in the call. */
  CALL,
  /** Speech recognised. */
  RECOGNITION,
  /** Speech of the speaker that became words of another language. */
  TRANSLATION,
  /** Speech made. */
  VOICE,
  /** Pictures of a speaker, redrawn. */
  LIPS;

  /** Name in reports: {@code recognition}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
