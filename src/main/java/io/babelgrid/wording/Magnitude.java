package io.babelgrid.wording;

import java.util.Locale;

/** A number word that multiplies the figure before it: the million of "2.5 million". */
public enum Magnitude {
  /** No such word. */
  ONE(0),
  THOUSAND(3),
  MILLION(6),
  BILLION(9),
  TRILLION(12);

  private final int zeros;

  Magnitude(int zeros) {
    this.zeros = zeros;
  }

  /** Power of ten. */
  int zeros() {
    return zeros;
  }

  /** Name in the data of a language. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
