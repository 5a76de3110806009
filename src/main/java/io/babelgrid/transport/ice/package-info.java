/**
 * ICE (RFC 8445) by ice4j: one UDP port on each configured address for all peers, each peer an
 * agent in the controlled role that learns the browser's addresses from its checks. In: the
 * browser's credentials. Out: datagrams other than STUN, from one receive thread an address.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.transport.ice;
