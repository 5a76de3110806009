/**
 * Many nodes that behave as one.
 *
 * <p>In: what each node says of itself, by PostgreSQL ({@link io.babelgrid.store.NodeStore}). Out:
 * {@link io.babelgrid.grid.GridView}, what this node knows of all, itself included; where people's
 * media may end ({@link io.babelgrid.grid.MediaHomes}) and had better not ({@link
 * io.babelgrid.grid.NextDoor}); which nodes have people of a room ({@link
 * io.babelgrid.grid.Whereabouts}). What it decides from that is policy of {@code placement}; here
 * it is asked, carried out unless it runs dry, and remembered ({@link
 * io.babelgrid.grid.Decisions}).
 *
 * <p>Invariants: every fact has one writer, the node that it is about; facts of others only expire.
 * While the database is away the last view stays, nobody is declared dead, and no call notices. Off
 * unless {@code babelgrid.grid.enabled}: then the view is of this node alone, and nothing runs.
 *
 * <p>Threads: {@link io.babelgrid.grid.Registry} and {@link io.babelgrid.grid.RoomsOfNodes} have
 * one of their own each; views are immutable.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.grid;
