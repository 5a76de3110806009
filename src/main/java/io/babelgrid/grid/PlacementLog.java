package io.babelgrid.grid;

/** Is told of every decision where somebody's media end. Any thread; waits for nothing. */
public interface PlacementLog {

  void placed(Placement placement);
}
