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
   * @param stay participants with the same room hear and see each other
   * @param service what is to be done for them as a speaker
   */
  MediaSession open(Stay stay, LanguageChoice languages, ServicePlan service, MediaEvents events);
}
