package io.babelgrid.room;

/**
 * What carries and translates media. Rooms call it; it never calls rooms but through {@link
 * MediaEvents}.
 */
public interface MediaPlane {

  /**
   * Brings a participant's media into a room.
   *
   * @param roomId participants with the same room hear and see each other
   * @param participantId unique within the room, stable over reconnects
   */
  MediaSession open(
      String roomId, String participantId, LanguageChoice languages, MediaEvents events);
}
