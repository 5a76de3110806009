package io.babelgrid.room;

import java.util.UUID;

/**
 * One participation of one participant, from joining to leaving; who comes back on another
 * connection goes on with it.
 *
 * @param id unique over all nodes and times
 * @param node where they are
 * @param participantId unique within the room
 */
public record Stay(UUID id, NodeEpoch node, String roomId, String participantId) {

  /** Somebody comes. */
  public static Stay begin(NodeEpoch node, String roomId, String participantId) {
    return new Stay(UUID.randomUUID(), node, roomId, participantId);
  }
}
