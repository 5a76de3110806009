package io.babelgrid.room;

import io.babelgrid.budget.ServicePlan;
import io.babelgrid.pipeline.MediaReach;
import java.util.Collection;

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
   * @param past what another node knew of them; the voices that spoke for them there go on to
   */
  MediaSession open(
      Stay stay, LanguageChoice languages, ServicePlan service, Past past, MediaEvents events);

  /** How a browser finds out, before it joins, whether media get through. */
  MediaReach reach();

  /**
   * Says who is in a room at other nodes, whole: everybody here is to hear and see them too. Calls
   * for one room come one at a time.
   *
   * @param service what is to be done for them as speakers
   */
  void elsewhere(String roomId, ServicePlan service, Collection<RoomPart.Member> members);
}
