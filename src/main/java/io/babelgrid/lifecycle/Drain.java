package io.babelgrid.lifecycle;

/** A part of the node that ends well when it is told in time. */
public interface Drain {

  /** Who is here may go on elsewhere; called once, before {@link #begin}, must not wait. */
  default void leave() {}

  /** Whether somebody is on the way elsewhere, or will be. */
  default boolean isLeaving() {
    return false;
  }

  /** The node takes nobody new from now on; called once, must not wait. */
  default void begin() {}

  /** Whether there is still something to wait for. */
  default boolean busy() {
    return false;
  }
}
