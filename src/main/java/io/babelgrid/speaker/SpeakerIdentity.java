package io.babelgrid.speaker;

import io.babelgrid.budget.FlowId;

/** Who speaks where. */
public record SpeakerIdentity(String roomId, String participantId) {

  /** A part of their translation, as it is accounted for. */
  public FlowId flow(String what) {
    return new FlowId(roomId, participantId, what);
  }
}
