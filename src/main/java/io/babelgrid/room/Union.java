package io.babelgrid.room;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is in a room, wherever they are. Somebody on the way from one node to another has a place at
 * both: they count where they are heard, which is where they come from until that one has let go.
 * What that node heard of them before is played to its end even then; and what the next hears is
 * asked for before it hears anything, or its first words would come before the wish. Immutable.
 *
 * @param participants those who count, who are here first
 * @param played whom this node is to let be heard and seen, of those at other nodes, those included
 *     who are on the way to one
 */
record Union(List<Participant> participants, List<RoomPart.Member> played) {

  Union {
    participants = List.copyOf(participants);
    played = List.copyOf(played);
  }

  /**
   * @param other null for a place at this node
   */
  private record Place(RoomPart.Member member, Elsewhere.@Nullable Other other) {

    boolean isHere() {
      return other == null;
    }

    boolean isReachable() {
      return other == null || other.reachable();
    }

    /** Whether they are heard there, as far as is known. */
    boolean hears() {
      return !member.arriving() && isReachable();
    }

    Participant shown() {
      return other == null ? member.participant() : other.shown();
    }
  }

  static Union of(List<RoomPart.Member> here, Stream<Elsewhere.Other> there) {
    var places = new LinkedHashMap<String, List<Place>>();
    Stream.concat(
            here.stream().map(member -> new Place(member, null)),
            there.map(other -> new Place(other.member(), other)))
        .forEach(place ->
            places
                .computeIfAbsent(place.member().participant().id(), _ -> new ArrayList<>(1))
                .add(place));
    var participants = new ArrayList<Participant>();
    var away = new ArrayList<Participant>();
    var played = new ArrayList<RoomPart.Member>();
    for (List<Place> ofOne : places.values()) {
      Place counts = counting(ofOne);
      (counts.isHere() ? participants : away).add(counts.shown());
      ofOne.stream()
          .filter(place -> !place.isHere() && (place == counts || place.isReachable()))
          .map(Place::member)
          .forEach(played::add);
    }
    participants.addAll(away);
    return new Union(participants, played);
  }

  /** Of those where somebody is heard, or else of all, the latest. */
  private static Place counting(List<Place> ofOne) {
    boolean heard = ofOne.stream().anyMatch(Place::hears);
    return ofOne.stream()
        .filter(place -> !heard || !place.member().arriving())
        .reduce((one, two) -> RoomPart.isLater(one.member(), two.member()) ? one : two)
        .orElseThrow();
  }
}
