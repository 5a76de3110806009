package io.babelgrid.flow;

import io.babelgrid.budget.FlowId;

/** Who speaks where. */
record SpeakerIdentity(String roomId, String participantId) {

  /** A part of their translation, as it is accounted for. */
  FlowId flow(String what) {
    return new FlowId(roomId, participantId, what);
  }
}
