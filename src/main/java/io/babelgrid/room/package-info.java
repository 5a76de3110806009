/**
 * Who is here, who speaks what, who wants to hear what, and what their tracks are called ({@link
 * io.babelgrid.room.TrackId}). State only: it calls media through {@link
 * io.babelgrid.room.MediaPlane} and publishes text through {@link io.babelgrid.room.TextEvents}.
 *
 * <p>Text events say from which node they come and count themselves, so that they may cross between
 * nodes; reports carry the stay they are about, which is made at joining.
 *
 * <p>One writer a room owns its seats, its lock and who was sent away. A place belongs to who has
 * media: who never had any gives way in a full room.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.room;
