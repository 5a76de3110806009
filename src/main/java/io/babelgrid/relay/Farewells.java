package io.babelgrid.relay;

import io.babelgrid.pipeline.NanoClock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Ends of rooms that other nodes are still to be told of, some of which have no link to this one
 * yet. Belongs to the relay's thread.
 */
final class Farewells {

  /** Whoever cannot be reached in this time has the room erased under it. */
  private static final long LONGEST_NS = 10_000_000_000L;

  private final Links links;
  private final NanoClock clock;
  private final Map<UUID, Waiting> waiting = new HashMap<>();

  private record Waiting(Set<String> rooms, long untilNs) {}

  Farewells(Links links, NanoClock clock) {
    this.links = links;
    this.clock = clock;
  }

  void end(UUID node, String roomId) {
    if (!links.send(node, new LinkMessage.End(roomId))) {
      links.want(node);
      waiting
          .computeIfAbsent(node, _ -> new Waiting(new HashSet<>(), clock.nowNs() + LONGEST_NS))
          .rooms()
          .add(roomId);
    }
  }

  void opened(UUID node) {
    Waiting ends = waiting.get(node);
    if (ends != null) {
      ends.rooms().removeIf(roomId -> links.send(node, new LinkMessage.End(roomId)));
    }
  }

  boolean waitsFor(UUID node) {
    return waiting.containsKey(node);
  }

  /** Lets links go that nobody waits for, and nobody else uses. */
  void tick(Predicate<UUID> used) {
    waiting
        .entrySet()
        .removeIf(entry -> {
          Waiting ends = entry.getValue();
          boolean over = ends.rooms().isEmpty() || clock.nowNs() - ends.untilNs() >= 0;
          if (over && !used.test(entry.getKey())) {
            links.release(entry.getKey());
          }
          return over;
        });
  }
}
