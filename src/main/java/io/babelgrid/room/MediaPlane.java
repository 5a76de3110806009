package io.babelgrid.room;

import io.babelgrid.budget.ServicePlan;

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
   * @param service what is to be done for them as a speaker
   */
  MediaSession open(
      String roomId,
      String participantId,
      LanguageChoice languages,
      ServicePlan service,
      MediaEvents events);
}
