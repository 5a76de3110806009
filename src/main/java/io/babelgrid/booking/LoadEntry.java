package io.babelgrid.booking;

import io.babelgrid.budget.Capacity;
import io.babelgrid.budget.Cost;
import io.babelgrid.grid.Advert;
import io.babelgrid.room.NodeEpoch;
import java.util.UUID;

/**
 * What a node has and how much of it is promised.
 *
 * @param atMs by the node's clock, since 1970
 * @param name for people
 * @param state {@link io.babelgrid.lifecycle.NodeState}
 * @param people whose media end there
 */
record LoadEntry(
    int version,
    UUID node,
    long epoch,
    long sequence,
    long atMs,
    String name,
    String region,
    String zone,
    String state,
    Capacity capacity,
    Cost promised,
    int people,
    int rooms)
    implements Entry {

  /** An id, 21 names with marks 280, 15 numbers x 20; beside them three names of the operator. */
  private static final int WEIGHT = 640;

  static LoadEntry of(NodeEpoch id, long sequence, long atMs, String state, Advert advert) {
    return new LoadEntry(
        VERSION,
        id.node(),
        id.epoch(),
        sequence,
        atMs,
        advert.name(),
        advert.region(),
        advert.zone(),
        state,
        advert.load().capacity(),
        advert.load().promised(),
        advert.load().people(),
        advert.load().rooms());
  }

  @Override
  public Topic topic() {
    return Topic.NODE_LOAD;
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
    return WEIGHT + WIDEST * (name.length() + region.length() + zone.length());
  }
}
