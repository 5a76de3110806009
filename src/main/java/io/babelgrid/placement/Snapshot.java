package io.babelgrid.placement;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The nodes that come into question, at one moment. Immutable.
 *
 * @param here the node that decides; of work, where its input is
 * @param place where that stands
 * @param nodes it may be among them; who is not is no choice
 */
public record Snapshot(UUID here, Place place, List<NodeFigures> nodes) {

  public Snapshot {
    nodes = List.copyOf(nodes);
  }

  Optional<NodeFigures> find(UUID node) {
    return nodes.stream().filter(one -> one.id().equals(node)).findFirst();
  }

  boolean isHere(NodeFigures node) {
    return node.id().equals(here);
  }

  /**
   * Round trip to a node: as measured, else 0 to this one, else guessed by where both stand. A
   * caller's distance to this node is a measurement like any other.
   */
  double roundTripMs(NodeFigures node) {
    if (!Double.isNaN(node.roundTripMs())) {
      return node.roundTripMs();
    }
    return isHere(node) ? 0 : place.guessMs(node.place());
  }
}
