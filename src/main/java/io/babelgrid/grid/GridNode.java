package io.babelgrid.grid;

import io.babelgrid.lifecycle.NodeState;
import io.babelgrid.room.NodeEpoch;

/** A node of the grid as this one knows it. */
public record GridNode(NodeEpoch id, NodeState state, Advert advert, Presence presence) {

  /** Whether somebody new may be sent there. */
  public boolean takesNewcomers() {
    return presence == Presence.UP && state == NodeState.READY;
  }

  /** Whether it died or stopped. */
  public boolean isGone() {
    return presence == Presence.DEAD || hasStopped();
  }

  /** Whether it said goodbye. */
  public boolean hasStopped() {
    return state == NodeState.STOPPED;
  }
}
