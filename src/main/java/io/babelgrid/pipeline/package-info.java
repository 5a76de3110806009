/**
 * What every step of the flow shares: time, languages, bounded named queues with their counters,
 * and how threads live. Imports no other package of the product. Times are monotonic nanoseconds
 * passed in as {@code nowNs}; queues never grow, they drop and count.
 *
 * <p>A loop that others depend on has a {@link io.babelgrid.pipeline.Pulse}, which {@link
 * io.babelgrid.pipeline.Watchdog} looks at, and runs what may throw by {@link
 * io.babelgrid.pipeline.Survival}: no Throwable ends it.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.pipeline;
