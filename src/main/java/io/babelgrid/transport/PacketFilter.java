package io.babelgrid.transport;

/** Stands between this node and the network, for tests of what bad networks do. */
@FunctionalInterface
public interface PacketFilter {

  /** Which way a packet goes, seen from this node. */
  enum Direction {
    IN,
    OUT
  }

  /** A network that loses nothing. */
  PacketFilter NONE = direction -> 1;

  /** How many copies of the next RTP or RTCP packet pass: 0 loses it, 2 doubles it. */
  int copies(Direction direction);
}
