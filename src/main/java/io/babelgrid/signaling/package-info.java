/**
 * The WebSocket and REST edge: typed messages in, typed messages out, tokens checked, limits
 * enforced. The protocol is described in web-client/SIGNALING.md. A bad message gets an error with
 * a stable code and harms nobody.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.signaling;
