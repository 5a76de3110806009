/**
 * ICE (RFC 8445) by ice4j: one UDP port on each address, IPv4 and IPv6, for all peers, each peer an
 * agent in the controlled role that learns the browser's addresses from its checks. In: the
 * browser's credentials. Out: datagrams other than STUN, from one receive thread an address.
 *
 * <p>Other nodes are reached on the same port, by {@link io.babelgrid.transport.ice.NodePath}:
 * checks from both ends for as long as it is open, no agent. An agent makes its credentials itself
 * and never asks again where consent has expired, so that each longer cut would need new ones to be
 * agreed on.
 *
 * <p>A browser that goes on at another address after its agent agreed on one (an address translator
 * that rebinds) is followed there by {@link io.babelgrid.transport.ice.PathMigration}: the address
 * is answered, asked back, and sent to once the one before is silent.
 *
 * <p>Invariants: an address costs nothing before it has shown that it knows its session's password
 * ({@link io.babelgrid.transport.ice.CheckGate}); a session, a source and the node have a bounded
 * number of them; strangers get no answer, but for checks of whether the port is reached ({@link
 * io.babelgrid.transport.ice.ReachCheck}), which get less than they sent; an address that never
 * answers gets at most three times the bytes that came in its name.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.transport.ice;
