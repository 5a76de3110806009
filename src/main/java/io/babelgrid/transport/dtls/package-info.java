/**
 * Keys: one self-signed ECDSA P-256 certificate a node, DTLS 1.2 as server with mutual
 * authentication by the fingerprint of the offer (RFC 5763, RFC 5764), and SRTP with the keys it
 * yields (RFC 3711, RFC 7714); nodes derive theirs from what they told each other. In and out:
 * datagrams. Handshakes run on virtual threads, since BouncyCastle's protocol blocks; SRTP runs on
 * the caller's thread, and packets that fail are told by the return value, never logged.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.transport.dtls;
