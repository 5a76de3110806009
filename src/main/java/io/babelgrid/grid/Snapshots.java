package io.babelgrid.grid;

import io.babelgrid.placement.Abilities;
import io.babelgrid.placement.NodeFigures;
import io.babelgrid.placement.Place;
import io.babelgrid.placement.Snapshot;
import io.babelgrid.placement.Standing;
import io.babelgrid.placement.Supply;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The grid as those see it who decide where something is to be. Pure. */
public final class Snapshots {

  private Snapshots() {}

  /**
   * All nodes that this one knows.
   *
   * @param inRoom which have people of the room that it is about
   * @param held what this node sent to each, of which that cannot have told yet
   */
  public static Snapshot of(
      GridView view, Set<UUID> inRoom, Function<UUID, Reservations.Held> held) {
    return of(view.self(), view.all().toList(), view.fresh(), inRoom, held);
  }

  /**
   * Some nodes.
   *
   * @param fresh whether the database answered lately: without it, nobody knows what others have
   */
  static Snapshot of(
      GridNode self,
      List<GridNode> nodes,
      boolean fresh,
      Set<UUID> inRoom,
      Function<UUID, Reservations.Held> held) {
    return new Snapshot(
        self.id().node(),
        place(self.advert()),
        nodes.stream()
            .map(node -> {
              boolean own = node.id().equals(self.id());
              return figures(
                  node,
                  fresh || own ? 0 : Double.POSITIVE_INFINITY,
                  own ? Double.NaN : roundTripMs(self.advert(), node.id().node()),
                  inRoom.contains(node.id().node()),
                  held.apply(node.id().node()));
            })
            .toList());
  }

  private static NodeFigures figures(
      GridNode node, double ageMs, double roundTripMs, boolean inRoom, Reservations.Held held) {
    Advert advert = node.advert();
    Load load = advert.load();
    return new NodeFigures(
        node.id().node(),
        advert.name(),
        standing(node),
        ageMs,
        place(advert),
        new Abilities(
            advert.roles().contains(Role.MEDIA),
            advert.roles().contains(Role.WORK),
            advert.speak(),
            advert.hear()),
        new Supply(load.capacity(), load.promised(), held.cost(), held.count()),
        advert.pricePerCoreHour(),
        roundTripMs,
        inRoom);
  }

  private static Place place(Advert advert) {
    return new Place(advert.region(), advert.zone(), advert.residency());
  }

  private static Standing standing(GridNode node) {
    return switch (node.presence()) {
      case DEAD -> Standing.GONE;
      case SUSPECT -> node.hasStopped() ? Standing.GONE : Standing.SUSPECT;
      case UP ->
          switch (node.state()) {
            case READY -> Standing.READY;
            case DRAINING -> Standing.DRAINING;
            case STARTING, STOPPED -> Standing.GONE;
          };
    };
  }

  private static double roundTripMs(Advert self, UUID node) {
    return self.links().stream()
        .filter(link -> link.open() && link.to().equals(node))
        .map(LinkFigures::roundTripMs)
        .filter(measured -> measured != null)
        .findFirst()
        .orElse(Double.NaN);
  }
}
