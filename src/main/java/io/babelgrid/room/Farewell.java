package io.babelgrid.room;

/** Why a client is no longer served. */
public enum Farewell {
  /** It asked to leave. */
  LEFT,
  /** Another connection of the same participant took over. */
  REPLACED,
  /** It is at another node of the grid, where this one sent it. */
  MOVED,
  /** It did not join, or did not come back, in time. */
  TIMEOUT,
  /** A host sent it away. */
  REMOVED,
  /** A host ended the call for everybody. */
  ENDED,
  /** The service stops. */
  SHUTDOWN
}
