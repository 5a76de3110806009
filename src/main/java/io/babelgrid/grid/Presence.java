package io.babelgrid.grid;

/** Whether a node is heard. */
public enum Presence {
  UP,
  /** Not heard for a while: nothing new is given to it, nothing is taken from it. */
  SUSPECT,
  /** What it held is free. */
  DEAD
}
