package io.babelgrid.flow;

/** Who speaks where. */
record SpeakerIdentity(String roomId, String participantId) {}
