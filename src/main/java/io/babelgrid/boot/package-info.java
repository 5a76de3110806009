/**
 * What happens before Quarkus starts: the embedded PostgreSQL, unless an external one is set, and
 * HTTPS for the local network when asked for.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.boot;
