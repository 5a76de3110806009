package io.babelgrid.grid;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What a node says of itself. Read by nodes of other versions: what they do not know they pass
 * over.
 *
 * @param name for people, like {@code lisbon-1}
 * @param url where browsers reach it, without a path
 * @param region latency between nodes of one is small, like {@code eu-west}
 * @param zone what fails together; the edge cloud zone of a telco
 * @param residency under whose law it stands, like {@code eu}; empty when nobody says
 * @param speak languages it recognises, BCP 47
 * @param hear languages it speaks, BCP 47
 * @param pricePerCoreHour in the operator's unit
 * @param link where other nodes reach it; null when they do not
 * @param links to other nodes, as it sees them
 * @param moves of its people to other nodes
 * @param voices of the languages that it is heard in, those that a voice speaks, BCP 47; where it
 *     does not say, all
 */
public record Advert(
    String name,
    URI url,
    String region,
    String zone,
    String residency,
    Set<Role> roles,
    SortedSet<String> speak,
    SortedSet<String> hear,
    double pricePerCoreHour,
    Load load,
    List<NodeKey> keys,
    @Nullable LinkPlace link,
    List<LinkFigures> links,
    Moves moves,
    SortedSet<String> voices) {

  public Advert {
    for (Object part : new Object[] {name, url, region, zone, residency, speak, hear, load}) {
      Objects.requireNonNull(part, "an advert is whole");
    }
    roles = Set.copyOf(roles);
    keys = List.copyOf(keys);
    links = links == null ? List.of() : List.copyOf(links);
    moves = moves == null ? Moves.NONE : moves;
    voices = voices == null ? hear : voices;
  }

  /** Of a node that others do not reach. */
  public Advert(
      String name,
      URI url,
      String region,
      String zone,
      String residency,
      Set<Role> roles,
      SortedSet<String> speak,
      SortedSet<String> hear,
      double pricePerCoreHour,
      Load load,
      List<NodeKey> keys) {
    this(
        name,
        url,
        region,
        zone,
        residency,
        roles,
        speak,
        hear,
        pricePerCoreHour,
        load,
        keys,
        null,
        List.of(),
        Moves.NONE,
        hear);
  }

  /** The same, reached there and linked so. */
  public Advert with(@Nullable LinkPlace place, List<LinkFigures> figures) {
    return with(place, figures, moves);
  }

  /** The same, reached there, linked so, and with so many people moved. */
  public Advert with(@Nullable LinkPlace place, List<LinkFigures> figures, Moves people) {
    return with(place, figures, people, voices);
  }

  /** The same, which speaks of its languages only these. */
  public Advert speaking(SortedSet<String> only) {
    return with(link, links, moves, only);
  }

  private Advert with(
      @Nullable LinkPlace place,
      List<LinkFigures> figures,
      Moves people,
      SortedSet<String> spoken) {
    return new Advert(
        name,
        url,
        region,
        zone,
        residency,
        roles,
        speak,
        hear,
        pricePerCoreHour,
        load,
        keys,
        place,
        figures,
        people,
        spoken);
  }
}
