package io.babelgrid.room;

import java.util.UUID;

/**
 * One participation of one participant, from joining to leaving; who comes back on another
 * connection goes on with it.
 *
 * @param id unique over all nodes and times; who came later has the greater one, as far as the
 *     nodes' clocks agree
 * @param node where they are
 * @param participantId unique within the room
 */
public record Stay(UUID id, NodeEpoch node, String roomId, String participantId) {

  /** Somebody comes. */
  public static Stay begin(NodeEpoch node, String roomId, String participantId) {
    return new Stay(timeOrdered(System.currentTimeMillis()), node, roomId, participantId);
  }

  /** UUID version 7: 48 bits of time, 74 that nobody guesses (RFC 9562 section 5.7). */
  private static UUID timeOrdered(long unixMs) {
    UUID random = UUID.randomUUID();
    long low12 = random.getMostSignificantBits() & 0xFFF;
    return new UUID(unixMs << 16 | 0x7000 | low12, random.getLeastSignificantBits());
  }
}
