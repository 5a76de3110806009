package io.babelgrid.signaling;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.babelgrid.grid.Advert;
import io.babelgrid.grid.GridNode;
import io.babelgrid.grid.LinkFigures;
import io.babelgrid.grid.Load;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One node, for people who look after the grid.
 *
 * @param presence {@code up}, {@code suspect} or {@code dead}
 * @param state what it says of itself, in lower case
 * @param moved people of it who went on at other nodes since it started
 * @param unmoved people of it who were to and could not
 * @param links to other nodes, as it sees them
 */
record GridNodeView(
    UUID id,
    long epoch,
    String name,
    URI url,
    String region,
    String zone,
    String residency,
    SortedSet<String> roles,
    String presence,
    String state,
    int people,
    int rooms,
    long moved,
    long unmoved,
    Resources capacity,
    Resources promised,
    double pricePerCoreHour,
    SortedSet<String> speak,
    SortedSet<String> hear,
    List<LinkFigures> links) {

  /**
   * What nobody limits is left out.
   *
   * @param gpus of one GPU
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Resources(
      double cores,
      @Nullable Double gpus,
      @Nullable Long memoryBytes,
      @Nullable Long sentBitsPerSecond) {}

  static GridNodeView of(GridNode node) {
    Advert advert = node.advert();
    Load load = advert.load();
    var roles = new TreeSet<String>();
    advert.roles().forEach(role -> roles.add(lower(role)));
    return new GridNodeView(
        node.id().node(),
        node.id().epoch(),
        advert.name(),
        advert.url(),
        advert.region(),
        advert.zone(),
        advert.residency(),
        roles,
        lower(node.presence()),
        lower(node.state()),
        load.people(),
        load.rooms(),
        advert.moves().done(),
        advert.moves().failed(),
        new Resources(
            load.capacity().cores(),
            load.capacity().gpuShare(),
            load.capacity().memoryBytes(),
            load.capacity().sentBitsPerSecond()),
        new Resources(
            load.promised().cores(),
            load.promised().gpuShare(),
            load.promised().memoryBytes(),
            load.promised().sentBitsPerSecond()),
        advert.pricePerCoreHour(),
        advert.speak(),
        advert.hear(),
        advert.links());
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
