package io.babelgrid.transport;

/** What carries the packets of one connection, as far as its thread looks after it. */
interface Connection {

  /** Every 50 ms. */
  default void tend(long nowNs) {}

  /** Every second. */
  default void freeRetired() {}

  void close();
}
