package io.babelgrid.booking;

import io.babelgrid.grid.Explanation;
import io.babelgrid.grid.Placement;
import io.babelgrid.room.NodeEpoch;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Placement}, and which node decided it.
 *
 * @param atMs by the node's clock, since 1970
 */
record PlacementEntry(
    int version,
    UUID node,
    long epoch,
    long sequence,
    long atMs,
    String kind,
    @Nullable String reason,
    @Nullable UUID stay,
    @Nullable String speak,
    @Nullable String hear,
    List<Placement.Choice> choices,
    boolean dryRun,
    @Nullable Explanation explanation)
    implements Entry {

  /** 2 ids, 15 names with marks 180, 4 numbers x 17, two languages, kind, reason, way. */
  private static final int WEIGHT = 640;

  /** An id, 5 names with marks 60, 2 numbers x 25; beside them two names of the operator. */
  private static final int CHOICE_WEIGHT = 160;

  /** An id, 21 names with marks 260, 10 numbers x 25; beside them the name of the operator. */
  private static final int JUDGED_WEIGHT = 560;

  PlacementEntry {
    choices = List.copyOf(choices);
  }

  static PlacementEntry of(NodeEpoch id, long sequence, long atMs, Placement placement) {
    return new PlacementEntry(
        VERSION,
        id.node(),
        id.epoch(),
        sequence,
        atMs,
        placement.kind(),
        placement.reason() == null ? null : placement.reason().wire(),
        placement.stay(),
        placement.speak(),
        placement.hear(),
        placement.choices(),
        placement.dryRun(),
        placement.explanation());
  }

  @Override
  public Topic topic() {
    return Topic.PLACEMENT;
  }

  @Override
  public String key() {
    return node.toString();
  }

  @Override
  public Object slot() {
    return sequence;
  }

  @Override
  public int weight() {
    int named = choices.stream().mapToInt(one -> one.region().length() + one.zone().length()).sum();
    return WEIGHT + CHOICE_WEIGHT * choices.size() + WIDEST * named + explained();
  }

  private int explained() {
    if (explanation == null) {
      return 0;
    }
    int named = explanation.nodes().stream().mapToInt(one -> one.name().length()).sum();
    return JUDGED_WEIGHT * explanation.nodes().size()
        + WIDEST * (named + explanation.sentence().length());
  }
}
