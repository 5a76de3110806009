/**
 * How much the way to one receiver carries, as the sender learns it from transport-wide feedback
 * (draft-ietf-rmcat-gcc-02, sender-side): queues that grow show as packets that arrive ever later
 * than they were sent, long before any is lost.
 *
 * <p>In: when and how large each packet left ({@link io.babelgrid.transport.estimate.Departures}),
 * and feedback. Out: bits a second ({@link io.babelgrid.transport.estimate.DownlinkEstimate}).
 *
 * <p>Invariants: no clock of its own, no I/O; the receiver's clock is compared with itself only; a
 * packet that is sent again counts as the first one, and what arrives out of order says nothing of
 * queues.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.transport.estimate;
