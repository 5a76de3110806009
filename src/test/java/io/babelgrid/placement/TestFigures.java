package io.babelgrid.placement;

import io.babelgrid.budget.Capacity;
import io.babelgrid.budget.Cost;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Nodes that need not be there. */
final class TestFigures {

  static final Place WEST = new Place("west", "a", "");
  static final Cost SPEAKER = Cost.ofCores(0.6);

  private static final Abilities ALL =
      new Abilities(true, true, Set.of("en", "pt"), Set.of("en", "pt"));

  private TestFigures() {}

  static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /** With 8 cores to promise, so many of them promised, so far away. */
  static NodeFigures node(String name, double promised, double roundTripMs) {
    return new NodeFigures(
        id(name),
        name,
        Standing.READY,
        0,
        WEST,
        ALL,
        Supply.of(Capacity.ofCores(8), Cost.ofCores(promised)),
        1,
        roundTripMs,
        false);
  }

  static NodeFigures in(NodeFigures node, Standing standing) {
    return new NodeFigures(
        node.id(),
        node.name(),
        standing,
        node.ageMs(),
        node.place(),
        node.abilities(),
        node.supply(),
        node.price(),
        node.roundTripMs(),
        node.inRoom());
  }

  static NodeFigures aged(NodeFigures node, double ageMs) {
    return changed(node, ageMs, node.place(), node.abilities(), node.price(), node.inRoom());
  }

  static NodeFigures able(NodeFigures node, Place place, Abilities abilities) {
    return changed(node, node.ageMs(), place, abilities, node.price(), node.inRoom());
  }

  static NodeFigures priced(NodeFigures node, double price, boolean inRoom) {
    return changed(node, node.ageMs(), node.place(), node.abilities(), price, inRoom);
  }

  private static NodeFigures changed(
      NodeFigures node,
      double ageMs,
      Place place,
      Abilities abilities,
      double price,
      boolean inRoom) {
    return new NodeFigures(
        node.id(),
        node.name(),
        node.standing(),
        ageMs,
        place,
        abilities,
        node.supply(),
        price,
        node.roundTripMs(),
        inRoom);
  }

  static NodeFigures reserved(NodeFigures node, double cores, int count) {
    Supply was = node.supply();
    return node.with(new Supply(was.capacity(), was.promised(), Cost.ofCores(cores), count));
  }

  /** As seen from the first. */
  static Snapshot seen(NodeFigures here, NodeFigures... others) {
    var nodes = new ArrayList<>(List.of(here));
    nodes.addAll(List.of(others));
    return new Snapshot(here.id(), here.place(), nodes);
  }
}
