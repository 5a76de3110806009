/**
 * WebRTC of one node on one UDP port: ICE (RFC 8445), DTLS-SRTP (RFC 5764, RFC 7714), RTP and RTCP
 * (RFC 3550, RFC 4585), transport-wide feedback, jitter buffer, retransmission, SDP answers (RFC
 * 8829). Knows tracks by name only; never sees models or rooms.
 *
 * <p>In: offers, and packets of browsers. Out: answers, packets in arrival order for forwarding,
 * audio in playing order for decoding, both through {@link io.babelgrid.transport.PeerListener}.
 *
 * <pre>
 * receive thread (one an address)  ice.IceSession -> PeerConnection    classifies (RFC 7983), hops
 * peer's thread                    PeerLoop -> PeerReceiver, PeerReports -> PeerListener
 * any thread                       WebRtcSendSlot -> PeerLink -> ice.IceSession
 * virtual thread (one a peer)      dtls.DtlsAssociation -> keys to PeerLoop
 * </pre>
 *
 * Invariants: a queue that is full drops and counts, never waits; a packet is decrypted by its
 * peer's thread only; only what proved authentic, and no repeat of it, counts as heard or keeps an
 * SSRC; numbers of a browser lead to no loop longer than a window; what is sent again is a quarter
 * of what is sent; whatever is thrown while handling one peer is counted, hurts no other, and that
 * peer's end frees all and is told; a slot keeps its SSRC as long as its peer lives; the DTLS
 * association outlives ICE restarts; a browser whose page was loaded again (new fingerprint) goes
 * on with the same peer.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.transport;
