/**
 * WebRTC of one node on one UDP port: ICE (RFC 8445), DTLS-SRTP (RFC 5764, RFC 7714), RTP and RTCP
 * (RFC 3550, RFC 4585), transport-wide feedback, jitter buffer, retransmission, SDP answers (RFC
 * 8829). Knows tracks by name and media stream only; never sees models or rooms. On the same port,
 * tracks between nodes: {@link io.babelgrid.transport.Relay}.
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
 * <p>A relay is the same with one other node at the other end: PeerLoop, PeerReceiver, PeerReports,
 * PeerLink, WebRtcSendSlot and what they use are those of peers. Its own are what is agreed on and
 * how the other is reached: tracks are told, each by its SSRC ({@code RelaySlots}, {@code
 * RelayInbound}); keys are made of what both ends told each other ({@code dtls.NodeKeys}), without
 * handshake; {@code ice.NodePath} asks for the way from both ends, with a virtual thread for each
 * pair of addresses. There is no jitter buffer: what arrives is handed over at once, to be
 * forwarded, and what is lost on the way is asked for again by the one who misses it first, so that
 * a listener behind it waits one round trip between nodes and not all of the way. Capture times are
 * this node's: half a round trip is taken off. How loud a packet is (RFC 6464) does not cross.
 * There is no relay, and nothing of one, unless it is opened.
 *
 * <p>A camera may come in layers (RFC 8853): each is a stream with a key of its own, and with its
 * own key frame requests. Who sends on one of them, then another, makes one stream of it: numbers
 * of packets and of pictures go on, by {@code rtp.RtpRewriter} and {@code rtp.Vp8Numbers}. What
 * goes to a browser carries transport-wide numbers where it tells when they arrived, and by that
 * its downlink is estimated ({@code estimate}).
 *
 * <p>Invariants: a queue that is full drops and counts, never waits; a packet is decrypted by its
 * peer's thread only; only what proved authentic, and no repeat of it, counts as heard or keeps an
 * SSRC; numbers of a browser lead to no loop longer than a window; what is sent again is a quarter
 * of what is sent; whatever is thrown while handling one peer is counted, hurts no other, and that
 * peer's end frees all and is told; no number of an outgoing stream is used twice under one key,
 * and no SSRC for two streams; a slot ends when offers no longer carry its track, and keeps no
 * packet once that has gone; another source or stream joins by the time that passed, video with a
 * key frame; each m-line on which a browser sends has its own jitter buffer, capture delay, key
 * frame requests and counts, which a replaced track keeps; the DTLS association outlives ICE
 * restarts; a browser whose page was loaded again (new fingerprint) goes on with the same peer; of
 * a node that was made anew too, under other keys in both directions. A relay is never given up by
 * itself: what was cut heals, after any time.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.transport;
