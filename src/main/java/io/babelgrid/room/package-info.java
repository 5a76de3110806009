/**
 * Who is here, who speaks what, who wants to hear what. State only: it calls media through {@link
 * io.babelgrid.room.MediaPlane} and publishes text through {@link io.babelgrid.room.TextEvents}.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.room;
