package io.babelgrid.placement;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where something is to be, and why. Names no room and nobody.
 *
 * @param chosen empty when no node comes into question
 * @param considered every node of the snapshot: choices first, the best of them first
 */
public record Decision(
    WorkClass work, Way way, Optional<UUID> chosen, List<Considered> considered) {

  /** Nodes that a sentence names. */
  private static final int NAMED = 3;

  /** What decided. */
  public enum Way {
    /** It may be at the node that decides, and need not go anywhere. */
    HERE,
    /** Most of those who listen are there. */
    LISTENERS,
    /** The best score, and chance among those near to it. */
    SCORE,
    /** No node comes into question. */
    NOWHERE;

    /** As decisions have it: {@code here}. */
    public String tag() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Decision {
    considered = List.copyOf(considered);
  }

  static Decision of(WorkClass work, Way way, Considered chosen, List<Considered> considered) {
    return new Decision(work, way, Optional.of(chosen.node()), considered);
  }

  static Decision nowhere(WorkClass work, List<Considered> considered) {
    return new Decision(work, Way.NOWHERE, Optional.empty(), considered);
  }

  public Optional<Considered> find(UUID node) {
    return considered.stream().filter(one -> one.node().equals(node)).findFirst();
  }

  /** For people: what was chosen and why, or why nothing was. */
  public String sentence() {
    Optional<Considered> one = chosen.flatMap(this::find);
    String head =
        one.map(node ->
                switch (way) {
                  case HERE -> node.name() + ": it is here and has room";
                  case LISTENERS -> node.name() + ": most listeners are there, " + distance(node);
                  case SCORE, NOWHERE ->
                      node.name() + ": best of " + choices() + ", " + distance(node);
                })
            .orElse("nowhere");
    String others = reasons().collect(Collectors.joining("; "));
    return work.tag() + " at " + head + (others.isEmpty() ? "" : "; " + others);
  }

  private long choices() {
    return considered.stream().filter(Considered::isChoice).count();
  }

  private static String distance(Considered node) {
    return String.format(
        Locale.ROOT, "%.0f ms away, scores %.0f ms", node.roundTripMs(), node.totalMs());
  }

  /** The first of the others: runners-up, then those that were left out. */
  private Stream<String> reasons() {
    return considered.stream()
        .filter(one -> !chosen.equals(Optional.of(one.node())))
        .limit(NAMED)
        .map(Considered::words);
  }
}
