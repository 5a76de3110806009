/**
 * RTP and RTCP as arithmetic: header reading and writing, sequence extension, receive statistics
 * (RFC 3550), retransmission requests and rings (RFC 4585), transport-wide feedback, jitter buffer,
 * source rewriting. Plain single-threaded objects that take {@code long nowNs}; no sockets, keys or
 * threads. Their owner is named in each class comment.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.transport.rtp;
