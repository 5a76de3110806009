package io.babelgrid.grid;

/** Why somebody is sent on to another node. */
public enum Reason {
  /** This node is being emptied. */
  DRAINING,
  /** People's media do not end here. */
  ROLE,
  /** Too little of it is free. */
  CAPACITY
}
