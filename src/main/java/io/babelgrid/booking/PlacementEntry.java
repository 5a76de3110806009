package io.babelgrid.booking;

import io.babelgrid.grid.Placement;
import io.babelgrid.room.NodeEpoch;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
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
    List<Placement.Choice> choices)
    implements Entry {

  /** 2 ids, 10 names with marks 110, 4 numbers x 17, two languages, kind, reason. */
  private static final int WEIGHT = 512;

  /** An id, 5 names with marks 60, 2 numbers x 25; beside them two names of the operator. */
  private static final int CHOICE_WEIGHT = 160;

  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9-]{2,35}");

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
        language(placement.speak()),
        language(placement.hear()),
        placement.choices());
  }

  /** What callers ask for may be anything; BCP 47 has no longer tag of a language that is used. */
  private static @Nullable String language(@Nullable String asked) {
    return asked != null && LANGUAGE.matcher(asked).matches() ? asked : null;
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
    return WEIGHT + CHOICE_WEIGHT * choices.size() + WIDEST * named;
  }
}
