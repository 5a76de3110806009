/**
 * Links between nodes: one gRPC stream for each pair that has something to tell each other, over
 * mutual TLS 1.3. The only package that knows gRPC; frames are in {@code link.proto}.
 *
 * <p>In: {@link io.babelgrid.relay.Links}, what others say, and who they are by the registry. Out:
 * {@link io.babelgrid.relay.Links.Listener}, and where this node is reached, for its advert.
 *
 * <p>Invariants: the registry is the root of trust. A stream is for who shows the certificate that
 * the registry has of the node they say they are, of no older epoch; where the operator has an
 * authority, it must have signed that certificate for that host too. The node with the lower id
 * dials and the other asks it to, so that there is one stream; the newest counts. A stream is open
 * when both said hello and this side knows the other's clock; it is told once, its messages in
 * order, its end once. Times in messages are the receiver's, wrong by half a round trip at most
 * ({@link io.babelgrid.relay.link.PeerClock}). Nothing waits for a slow node: what does not fit its
 * queue is dropped and counted, and who reads too slowly is not sent more. What a newer version
 * says in addition is passed over; nonsense ends the stream and is counted.
 *
 * <p>Threads: one for the connections of all links, on which nothing waits, and one for each link
 * ({@link io.babelgrid.relay.link.Peer}) while it is wanted. None without a grid.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.relay.link;
