package io.babelgrid.grid;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody was told to go, and what spoke for it. Names no room: its address is the key to
 * it.
 *
 * @param kind what was decided: {@code candidates} were named to somebody who is to measure them, a
 *     {@code redirect} is somebody's who has not come in, a {@code move} of one who is here
 * @param reason null where there was nothing to decide
 * @param stay who it is about; null before they have joined
 * @param speak what was asked for, BCP 47 or null
 * @param hear likewise
 * @param choices the best first
 */
public record Placement(
    String kind,
    @Nullable Reason reason,
    @Nullable UUID stay,
    @Nullable String speak,
    @Nullable String hear,
    List<Choice> choices) {

  public Placement {
    choices = List.copyOf(choices);
  }

  /**
   * A node, and what it was judged by.
   *
   * @param freeCores that it may still promise
   */
  public record Choice(
      UUID node, String region, String zone, double freeCores, double pricePerCoreHour) {

    static Choice of(GridNode node) {
      Advert advert = node.advert();
      return new Choice(
          node.id().node(),
          advert.region(),
          advert.zone(),
          advert.load().free().cores(),
          advert.pricePerCoreHour());
    }
  }

  /** Candidates were named to somebody who is about to join. */
  public static Placement candidates(
      List<GridNode> nodes, @Nullable String speak, @Nullable String hear) {
    return new Placement(
        "candidates", null, null, speak, hear, nodes.stream().map(Choice::of).toList());
  }

  /** Somebody who wants to come in is sent to another node. */
  static Placement redirect(
      GridNode node, Reason reason, @Nullable String speak, @Nullable String hear) {
    return new Placement("redirect", reason, null, speak, hear, List.of(Choice.of(node)));
  }

  /** Somebody who is here is asked to go on at another node. */
  static Placement move(
      GridNode node, Reason reason, @Nullable String speak, @Nullable String hear) {
    return new Placement("move", reason, null, speak, hear, List.of(Choice.of(node)));
  }
}
