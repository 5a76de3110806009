/**
 * What must be true before the service starts: a data directory that is ours alone, free ports,
 * prepared models, a database, a certificate for the local network. Everything here either succeeds
 * or fails with a {@link io.babelgrid.boot.StartupException} that says what to change.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.boot;
