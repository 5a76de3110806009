/**
 * Load clients and probes that see a node from outside only: its signalling, its datagrams. They
 * know none of its classes.
 */
@NullMarked
package io.babelgrid.perf;

import org.jspecify.annotations.NullMarked;
