package io.babelgrid.room;

/**
 * What somebody does in a room that no part of it says: it is told to the other nodes, and not
 * kept. What a host does with somebody is told again until the part of their node shows it.
 */
public sealed interface RoomAct {

  /** Whom it is about. */
  String participantId();

  /** They show this. */
  record Reacted(String participantId, Reaction reaction) implements RoomAct {}

  /** A host lowers their hand. */
  record HandLowered(String participantId) implements RoomAct {}

  /**
   * A host mutes them.
   *
   * @param by the host
   */
  record Hushed(String participantId, String by) implements RoomAct {}
}
