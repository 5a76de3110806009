/**
 * Who is here, who speaks what, who wants to hear what, and what their tracks are called ({@link
 * io.babelgrid.room.TrackId}). State only: it calls media through {@link
 * io.babelgrid.room.MediaPlane} and publishes text through {@link io.babelgrid.room.TextEvents}.
 *
 * <p>Text events say from which node they come and count themselves, so that they may cross between
 * nodes; reports carry the stay they are about, which is made at joining.
 *
 * <p>A room may have people at several nodes. Each node's seats are its part ({@link
 * io.babelgrid.room.RoomPart}), which it alone changes and tells the others by {@link
 * io.babelgrid.room.OtherNodes}; theirs, which come by {@link io.babelgrid.room.RoomNews}, are
 * leases, and the roster is the union. A node can forget what another said and never change it. Of
 * two with one id the higher incarnation counts, of equal ones who came later, and the node that
 * has the other one lets them go. A room is here while somebody is.
 *
 * <p>Who moves to another node is here until they have arrived there and were heard out ({@link
 * io.babelgrid.room.Departure}), in bounded time. Meanwhile they have a place at both nodes, and
 * count where they are heard, at every node alike ({@link io.babelgrid.room.Union}).
 *
 * <p>What people write to each other is told at once and kept as long as the room is here, in
 * memory ({@link io.babelgrid.room.RoomChat}); each node tells the others what is written at it,
 * and a node that comes to share the room what it keeps.
 *
 * <p>What somebody does that is not kept, as a reaction, is told to every node once ({@link
 * io.babelgrid.room.RoomAct}); whom a host mutes is silent at their node until they unmute ({@link
 * io.babelgrid.room.Hush}).
 *
 * <p>One writer a room owns its seats, its lock and who was sent away. A place belongs to who has
 * media: who never had any gives way in a full room.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.room;
