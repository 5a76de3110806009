package io.babelgrid.room;

import java.util.function.Consumer;

/**
 * What is worth remembering of rooms. Calls never block and never fail: a call goes on whether or
 * not it is written down.
 */
public interface RoomJournal {

  /** Somebody got a way into a room, which may be new. */
  void named(String roomId);

  /**
   * Somebody is here; the room may be new or old.
   *
   * @param keepsTranscripts told, from any thread, once it is known whether what is said is written
   *     down; nothing is before
   */
  void opened(String roomId, Consumer<Boolean> keepsTranscripts);

  /** Whether what is said from now on is written down, as somebody here decided. */
  void keep(String roomId, boolean keeps);

  void joined(Stay stay, Participant participant);

  void left(Stay stay);

  /** Nobody is here any more. */
  void closed(String roomId);
}
