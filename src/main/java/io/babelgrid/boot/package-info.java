/**
 * What must be true before the service starts: a data directory that is ours alone, free ports,
 * prepared models, a database, a certificate for the local network. Everything here either succeeds
 * or fails with a {@link io.babelgrid.boot.StartupException} that says what to change; what works
 * but had better be done otherwise is told in a line ({@link io.babelgrid.boot.Advice}).
 *
 * <p>With {@code babelgrid.grid.beside} what is taken is replaced by the next that is free, so that
 * a second node starts on the same machine.
 *
 * <p>An image brings what else each start would unpack ({@link io.babelgrid.boot.Unpack}).
 *
 * <p>The built-in database is watched as long as the node runs, and started again when it ends by
 * itself. The service is no superuser in it.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.boot;
