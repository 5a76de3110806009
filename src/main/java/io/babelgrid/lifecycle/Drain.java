package io.babelgrid.lifecycle;

/** A part of the node that ends well when it is told in time. */
public interface Drain {

  /** The node takes nobody new from now on; called once, must not wait. */
  default void begin() {}

  /** Whether there is still something to wait for. */
  default boolean busy() {
    return false;
  }
}
