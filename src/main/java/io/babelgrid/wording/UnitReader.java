package io.babelgrid.wording;

import org.jspecify.annotations.Nullable;

/** Recognises one kind of unit. */
interface UnitReader {

  /**
   * Reads the unit at a place.
   *
   * @param at first character of the unit, in the first word after its opening punctuation
   * @return null when there is none of this kind
   */
  @Nullable Parsed<? extends Unit> read(Text text, int at);
}
