/**
 * The WebSocket and REST edge: typed messages in, typed messages out, tokens checked, limits
 * enforced. The protocol is described in web-client/SIGNALING.md. A bad message gets an error with
 * a stable code and harms nobody.
 *
 * <p>Knowing a room's name lets a guest join. What happened in a room, and who is there, is told to
 * its host and to those who joined it.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.signaling;
