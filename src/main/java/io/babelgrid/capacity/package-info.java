/**
 * Carries out what {@link io.babelgrid.budget.LoadGovernor} decides: who asks for room holds a
 * {@link io.babelgrid.capacity.Seat} and is told, one order after the other and without a lock
 * held, in which way to serve or that there is no room yet. Decides nothing itself.
 *
 * <p>Peers ask for nothing: to be in a call and to see and hear originals is never refused for want
 * of capacity (a room has its limit of participants). What their packets take is read off the
 * counters of the media port ({@link io.babelgrid.capacity.MediaMeter}) and leaves less for flows.
 *
 * <p>In: flows with their ladders and accounts, the load of the lanes, what was sent. Out: orders
 * to those flows. One lock holds seats and decisions together; the ticker is the only thread.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.capacity;
