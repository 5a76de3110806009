/**
 * The door before the edge: who calls, by which name, how often and over how many connections. In:
 * requests as Vert.x has them, after Quarkus read the forwarding headers of trusted proxies ({@code
 * quarkus.http.proxy.*}); out: the request itself, or a problem (RFC 9457) with a stable code.
 *
 * <p>Invariants: what one address may use is less than what the node has, so that no single caller
 * locks others out; all memory of callers is bounded; a name that is not ours is never served or
 * repeated. Every class here may be called from any thread.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.signaling.gate;
