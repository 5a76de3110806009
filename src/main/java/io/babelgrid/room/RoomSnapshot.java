package io.babelgrid.room;

import java.util.List;

/**
 * A room at one moment.
 *
 * @param version grows with every change of the room
 * @param locked whether nobody new comes in
 * @param keepsTranscripts whether what is said is written down
 * @param participants in the order they came
 */
public record RoomSnapshot(
    String roomId,
    long version,
    boolean locked,
    boolean keepsTranscripts,
    List<Participant> participants) {
  public RoomSnapshot {
    participants = List.copyOf(participants);
  }

  /** Whether that participant is there. */
  public boolean has(String participantId) {
    return participants.stream().anyMatch(one -> one.id().equals(participantId));
  }
}
