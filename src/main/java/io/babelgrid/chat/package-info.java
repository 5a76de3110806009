/**
 * What people of a room write to each other, each in their own language. A {@link
 * io.babelgrid.chat.Conversation} is one room's: lines in, told to everybody at once as they were
 * written; translations follow, made once for each language that somebody reads, by {@link
 * io.babelgrid.chat.ChatInterpreter} with what the node has as {@link
 * io.babelgrid.chat.ChatModels}. {@link io.babelgrid.chat.ChatParts} keeps links, addresses, code,
 * mentions, emoji and line breaks out of a model's hands; {@link io.babelgrid.chat.ChatLanguage}
 * tells in which language a line was written; {@link io.babelgrid.chat.ChatText} cleans what
 * strangers send.
 *
 * <p>A line has one key, of who wrote it and what their client calls it: however often it comes,
 * from a client that comes back or from another node, it is told once. Nothing that was told is
 * taken back. The last lines of a room are kept in memory, bounded, for who comes later, and go
 * with the room; nothing is written down, and no log, meter or span has a word or a name of it.
 *
 * <p>Chat never holds up speech: one line of a node is translated at a time, its model steps are
 * due later than any step of a voice can be as long as it waits at all, and what is not translated
 * in time is told to be so. What was written before somebody reads it waits in its room, which has
 * one line of it in work at a time, the newest first; it takes no place of a line that was just
 * written.
 *
 * <p>Threads: a conversation is its room's writer's; one thread of the interpreter takes lines in
 * order, and answers go back to the writer. Knows no room, no node and no connection.
 */
@org.jspecify.annotations.NullMarked
package io.babelgrid.chat;
