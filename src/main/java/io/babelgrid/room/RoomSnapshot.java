package io.babelgrid.room;

import java.util.List;

/**
 * A room at one moment.
 *
 * @param version grows with every change of the room
 * @param participants in the order they came
 */
public record RoomSnapshot(String roomId, long version, List<Participant> participants) {
  public RoomSnapshot {
    participants = List.copyOf(participants);
  }
}
