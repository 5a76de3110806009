/**
 * WebRTC of one node on one UDP port: ICE (RFC 8445), DTLS-SRTP (RFC 5764, RFC 7714), RTP and RTCP
 * (RFC 3550, RFC 4585), transport-wide feedback, jitter buffer, retransmission, SDP answers (RFC
 * 8829). Knows tracks by name and media stream only; never sees models or rooms.
 *
 * <p>In: offers, the names and media streams of the tracks there are, packets of browsers, and
 * frames that the node made, each under the name of its stream. Out: answers, packets in arrival
 * order for forwarding, audio in playing order for decoding, both with the key of their stream,
 * through {@link io.babelgrid.transport.PeerListener}.
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
 * peer's end frees all and is told; no number of an outgoing stream is used twice under one key,
 * and no SSRC for two streams; a slot ends when offers no longer carry its track, and keeps no
 * packet once that has gone; another source or stream joins by the time that passed, video with a
 * key frame; each m-line on which a browser sends has its own jitter buffer, capture delay, key
 * frame requests and counts, which a replaced track keeps; the DTLS association outlives ICE
 * restarts; a browser whose page was loaded again (new fingerprint) goes on with the same peer.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.transport;
