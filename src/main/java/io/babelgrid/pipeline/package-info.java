/**
 * What every step of the flow shares: time, languages, bounded named queues with their counters.
 * Imports no other package of the product. Times are monotonic nanoseconds passed in as {@code
 * nowNs}; queues never grow, they drop and count.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.pipeline;
