/**
 * One room and one call made of what several nodes have of them. {@link
 * io.babelgrid.relay.RoomRelay} finds the nodes that have a room and tells them of this one's part;
 * {@link io.babelgrid.relay.CallRelay} tells them what people here say and want; {@link
 * io.babelgrid.relay.MediaRelays} has a media path to each; {@link io.babelgrid.relay.LinkNews}
 * hears what they tell.
 *
 * <p>What crosses between nodes: words, tracks, and what is needed to make one room of what several
 * nodes hold of it. A node wants the originals for which its people have a place, and languages, in
 * which it speaks by itself: the other recognises for it, makes English of audio where a route
 * needs that, and sends each original once.
 *
 * <p>What people write crosses once to each node that shares their room, as they wrote it; each
 * translates for its own people. A node that comes to share a room, or is reached again, is told
 * what is kept of it; lines have keys, and what is known is passed over.
 *
 * <p>{@link io.babelgrid.relay.WorkRelay} takes work for a speaker to another node and what comes
 * of it back; its tracks are of no room.
 *
 * <p>In: what this node's rooms and calls say ({@link io.babelgrid.room.RoomPart}, transcripts),
 * and what other nodes say, by {@link io.babelgrid.relay.Links}. Out: other nodes' people in this
 * node's rooms, their words and tracks in its calls, and work to and from {@link
 * io.babelgrid.work}.
 *
 * <p>Invariants: a fact is told by the node that holds it; others only forget it. Nothing waits for
 * another node. One link for each pair of nodes, opened when they share a room.
 *
 * <p>Threads: what rooms tell and who shares what is one thread's ({@code relay}), which waits for
 * nobody; words, wishes and packets go straight between links, transport and calls.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.relay;
