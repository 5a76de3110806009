package io.babelgrid.grid;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Whom this node took or sent to others lately, and whom the load of no node tells of yet: without
 * them, all who come within a second would find the same room free. Any thread.
 */
final class Reservations {

  private final long keptNs;
  private final Map<UUID, Deque<Long>> made = new HashMap<>();

  Reservations(Duration kept) {
    this.keptNs = kept.toNanos();
  }

  synchronized void make(UUID node, long nowNs) {
    made.computeIfAbsent(node, _ -> new ArrayDeque<>()).add(nowNs);
  }

  synchronized int of(UUID node, long nowNs) {
    Deque<Long> all = made.get(node);
    if (all == null) {
      return 0;
    }
    while (!all.isEmpty() && nowNs - all.peek() >= keptNs) {
      all.poll();
    }
    if (all.isEmpty()) {
      made.remove(node);
    }
    return all.size();
  }
}
