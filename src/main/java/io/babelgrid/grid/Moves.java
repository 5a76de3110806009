package io.babelgrid.grid;

/**
 * People whom a node asked to go on at another one, since it started.
 *
 * @param done who did
 * @param failed who could not, and stayed
 */
public record Moves(long done, long failed) {

  public static final Moves NONE = new Moves(0, 0);
}
