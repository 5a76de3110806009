package io.babelgrid.placement;

/** Whether a node may be given anything new. */
public enum Standing {
  READY,
  /** It is being emptied. */
  DRAINING,
  /** Not heard for a while: nothing new is given to it, nothing is taken from it. */
  SUSPECT,
  /** It has not started, stopped, or died. */
  GONE
}
