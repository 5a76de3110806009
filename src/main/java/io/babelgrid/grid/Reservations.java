package io.babelgrid.grid;

import io.babelgrid.budget.Cost;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Whom or what this node took or sent to others lately, and what the load of no node tells of yet:
 * without them, all who come within a second would find the same room free. Any thread.
 */
public final class Reservations {

  /**
   * What is held of a node.
   *
   * @param count of how many
   */
  public record Held(int count, Cost cost) {

    static final Held NOTHING = new Held(0, Cost.ZERO);
  }

  private record Made(long atNs, Cost cost) {}

  private final long keptNs;
  private final Map<UUID, Deque<Made>> made = new HashMap<>();

  /**
   * @param kept how long one counts: until the node's own figures tell of it
   */
  public Reservations(Duration kept) {
    this.keptNs = kept.toNanos();
  }

  /** Of somebody who costs what anybody does. */
  void make(UUID node, long nowNs) {
    make(node, Cost.ZERO, nowNs);
  }

  public synchronized void make(UUID node, Cost cost, long nowNs) {
    made.computeIfAbsent(node, _ -> new ArrayDeque<>()).add(new Made(nowNs, cost));
  }

  int of(UUID node, long nowNs) {
    return held(node, nowNs).count();
  }

  /** All that was made for a node and counts still. */
  public synchronized Held held(UUID node, long nowNs) {
    Deque<Made> all = made.get(node);
    if (all == null) {
      return Held.NOTHING;
    }
    while (!all.isEmpty() && nowNs - all.element().atNs() >= keptNs) {
      all.remove();
    }
    if (all.isEmpty()) {
      made.remove(node);
    }
    return new Held(all.size(), all.stream().map(Made::cost).reduce(Cost.ZERO, Cost::plus));
  }
}
