package io.babelgrid.room;

import io.babelgrid.chat.Conversations;
import io.babelgrid.pipeline.NanoClock;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What every room works with.
 *
 * @param node on which the rooms are
 * @param threads run room commands; those may wait a little for the media plane
 * @param newKey makes resume keys that nobody guesses
 * @param versions of parts, growing: a room that is opened again goes on with them
 * @param others other nodes, as they are reached now
 * @param settled told of a room in which somebody arrived or from which the last one left
 */
record RoomContext(
    NodeEpoch node,
    MediaPlane media,
    RoomJournal journal,
    NanoClock clock,
    RoomConfig config,
    Executor threads,
    Supplier<String> newKey,
    LongSupplier versions,
    Supplier<OtherNodes> others,
    Conversations chats,
    Consumer<Room> settled) {}
