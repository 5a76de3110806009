package io.babelgrid.call.sight;

/** What a listener is to see of a camera. */
public sealed interface Sight {

  /** Its largest layer. */
  Sight BEST = new Best();

  /** Nothing for a while. */
  Sight NOTHING = new Nothing();

  record Best() implements Sight {}

  record Nothing() implements Sight {}

  /**
   * @param layer its id
   */
  record Of(String layer) implements Sight {}
}
