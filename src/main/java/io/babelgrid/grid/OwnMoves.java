package io.babelgrid.grid;

/** Who of this node was moved to others. */
public interface OwnMoves {

  Moves moves();
}
