/**
 * Carries out what {@link io.babelgrid.budget.LoadGovernor} decides: who asks for room holds a
 * {@link io.babelgrid.capacity.Seat} and is told, one order after the other and without a lock
 * held, in which way to serve or that there is no room yet. Decides nothing itself.
 *
 * <p>In: flows with their ladders and accounts, the load of the lanes. Out: orders to those flows.
 * One lock holds seats and decisions together; the ticker is the only thread.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.capacity;
