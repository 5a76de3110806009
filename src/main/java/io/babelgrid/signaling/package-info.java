/**
 * The WebSocket and REST edge: typed messages in, typed messages out, tokens checked, limits
 * enforced. The protocol is described in web-client/SIGNALING.md. A bad message gets an error with
 * a stable code and harms nobody. Who calls, how often and by which name is the gate's; what a
 * token grants goes with each offer to where it is parsed, and nothing here reads SDP.
 *
 * <p>A node that is emptied, by its operator or since it stops, sends people to others of its grid
 * ({@link io.babelgrid.signaling.NodeDrain}) at a bounded rate, and keeps who cannot go.
 *
 * <p>Knowing a room's name lets a guest join. What happened in a room, and who is there, is told to
 * its host and to those who joined it.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.signaling;
