package io.babelgrid.speaker;

import io.babelgrid.budget.FlowId;
import io.babelgrid.room.Stay;

/** Who speaks where. */
public record SpeakerIdentity(Stay stay) {

  public String roomId() {
    return stay.roomId();
  }

  public String participantId() {
    return stay.participantId();
  }

  /** A part of their translation, as it is accounted for. */
  public FlowId flow(String what) {
    return new FlowId(roomId(), participantId(), what);
  }
}
