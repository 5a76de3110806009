package io.babelgrid.grid;

/** What a node is there for. */
public enum Role {
  /** People's media end here. */
  MEDIA,
  /** Speech is recognised, translated and spoken here, for people of other nodes too. */
  WORK
}
