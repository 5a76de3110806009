package io.babelgrid.placement;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A node in a decision: either its score, or why it was left out.
 *
 * @param roundTripMs measured or guessed
 * @param known whether its figures are new enough to be believed
 * @param freeCores that it may still promise, by these figures
 * @param reservations sent there lately by who decides
 * @param score null when it was left out
 * @param whyNot null when it was not
 */
public record Considered(
    UUID node,
    String name,
    double roundTripMs,
    boolean known,
    double freeCores,
    int reservations,
    @Nullable Score score,
    @Nullable WhyNot whyNot) {

  static Considered of(
      Snapshot snapshot, NodeFigures node, Wanted wanted, Weights weights, boolean together) {
    WhyNot whyNot = Filter.whyNot(snapshot, node, wanted, weights);
    Supply supply = wanted.supply(node);
    return new Considered(
        node.id(),
        node.name(),
        snapshot.roundTripMs(node),
        Filter.isKnown(node, weights),
        supply.free().cores(),
        supply.reservations(),
        whyNot == null ? Scorer.score(snapshot, node, wanted, weights, together) : null,
        whyNot);
  }

  public boolean isChoice() {
    return score != null;
  }

  /** Of a node that was left out as if there were none better. */
  double totalMs() {
    return score == null ? Double.POSITIVE_INFINITY : score.totalMs();
  }

  /** For people: {@code lisbon-2 has no room (0.10 cores free)}. */
  String words() {
    if (whyNot == null) {
      return String.format(Locale.ROOT, "%s scores %.0f ms", name, totalMs());
    }
    String detail =
        switch (whyNot) {
          case FULL -> String.format(Locale.ROOT, " (%.2f cores free)", freeCores);
          case FAR -> String.format(Locale.ROOT, " (%.0f ms)", roundTripMs);
          default -> "";
        };
    return name + " " + whyNot.words() + detail;
  }
}
