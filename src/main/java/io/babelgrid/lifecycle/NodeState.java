package io.babelgrid.lifecycle;

/** Where a node is in its life; in this order, some may be left out. */
public enum NodeState {
  STARTING,
  READY,
  /** Takes nobody new, and sends away who is there. */
  DRAINING,
  STOPPED
}
