package io.babelgrid.placement;

import io.babelgrid.budget.Capacity;
import org.jspecify.annotations.Nullable;

/** Which nodes come into question. */
final class Filter {

  private Filter() {}

  /** Why a node does not; null when it does. */
  static @Nullable WhyNot whyNot(
      Snapshot snapshot, NodeFigures node, Wanted wanted, Weights weights) {
    if (wanted.excluded().contains(node.id())) {
      return WhyNot.EXCLUDED;
    }
    WhyNot absent = absent(node.standing(), wanted.isAt(node));
    if (absent != null) {
      return absent;
    }
    boolean media = wanted.work() == WorkClass.FORWARD;
    if (!(media ? node.abilities().media() : node.abilities().work())) {
      return WhyNot.ROLE;
    }
    if (!node.place().residency().equals(snapshot.place().residency())) {
      return WhyNot.RESIDENCY;
    }
    if (!node.abilities().serves(wanted.spoken(), wanted.heard())) {
      return WhyNot.LANGUAGE;
    }
    if (snapshot.roundTripMs(node) > wanted.work().reachMs()) {
      return WhyNot.FAR;
    }
    return wanted.isAt(node) || wanted.cost().fits(room(node, weights)) ? null : WhyNot.FULL;
  }

  /** Nothing is taken from a node that is only suspected. */
  private static @Nullable WhyNot absent(Standing standing, boolean there) {
    return switch (standing) {
      case READY -> null;
      case DRAINING -> WhyNot.DRAINING;
      case SUSPECT -> there ? null : WhyNot.SUSPECT;
      case GONE -> WhyNot.GONE;
    };
  }

  /** What may be free: of old figures only the capacity is believed, less what was sent there. */
  private static Capacity room(NodeFigures node, Weights weights) {
    return isKnown(node, weights) ? node.supply().free() : node.supply().atMost();
  }

  static boolean isKnown(NodeFigures node, Weights weights) {
    return node.ageMs() <= weights.freshMs();
  }
}
