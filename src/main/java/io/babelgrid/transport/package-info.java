/**
 * WebRTC of one node on one UDP port: ICE (RFC 8445), DTLS-SRTP (RFC 5764, RFC 7714), RTP and RTCP
 * (RFC 3550, RFC 4585), transport-wide feedback, jitter buffer, retransmission, SDP answers (RFC
 * 8829). Knows tracks by name only; never sees models or rooms. One receive thread a port
 * classifies (RFC 7983) and hands over; one thread a peer does the rest.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.transport;
