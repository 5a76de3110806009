package io.babelgrid.placement;

import java.util.UUID;

/**
 * A node as the one that decides knows it.
 *
 * @param name for people
 * @param ageMs how long ago it said what its supply is
 * @param price of a core for an hour, in the operator's unit
 * @param roundTripMs from the node that decides, or from whoever measured; NaN where nobody has
 * @param inRoom whether people of the room that it is about are there
 */
public record NodeFigures(
    UUID id,
    String name,
    Standing standing,
    double ageMs,
    Place place,
    Abilities abilities,
    Supply supply,
    double price,
    double roundTripMs,
    boolean inRoom) {

  /** The same with another supply. */
  public NodeFigures with(Supply other) {
    return new NodeFigures(
        id, name, standing, ageMs, place, abilities, other, price, roundTripMs, inRoom);
  }

  /** The same at another distance. */
  public NodeFigures at(double measuredMs) {
    return new NodeFigures(
        id, name, standing, ageMs, place, abilities, supply, price, measuredMs, inRoom);
  }
}
