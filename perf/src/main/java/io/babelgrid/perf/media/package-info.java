/** Calls whose datagrams are timed on their way through the node. */
@NullMarked
package io.babelgrid.perf.media;

import org.jspecify.annotations.NullMarked;
