package io.babelgrid.grid;

import io.babelgrid.pipeline.NanoClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Sends on who had better not end here, before any of their media is opened. Decided from the load
 * that nodes tell once a beat, and from whom this node took and sent since: of two others chosen at
 * random the one with more room. Any thread, waits for nothing.
 */
@ApplicationScoped
public class NextDoor {

  /** Where to, and why. */
  public record Sent(GridNode node, Reason reason) {}

  /** What they are asked for takes half of it. */
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final Registry registry;
  private final MediaHomes homes;
  private final NanoClock clock;
  private final Reservations reservations;
  private final Overflow overflow;
  private final boolean enabled;

  @Inject
  NextDoor(Registry registry, MediaHomes homes, GridConfig config, NanoClock clock) {
    this.registry = registry;
    this.homes = homes;
    this.clock = clock;
    this.enabled = config.enabled();
    this.reservations = new Reservations(config.reserved());
    this.overflow = new Overflow(config.newcomer(), reservations);
  }

  /**
   * The node for somebody who wants to come in here; empty when they may.
   *
   * @param speak BCP 47; null where any will do
   * @param hear likewise
   * @param settled whether they are here already, or another node sent them, which knew the load
   */
  public Optional<Sent> elsewhere(
      String roomId, @Nullable String speak, @Nullable String hear, boolean settled) {
    if (!enabled) {
      return Optional.empty();
    }
    long nowNs = clock.nowNs();
    GridNode self = registry.view().self();
    Reason reason = overflow.reason(self, settled, nowNs);
    Optional<Sent> sent =
        reason == null
            ? Optional.empty()
            : overflow
                .choose(
                    homes.known(roomId, speak, hear), reason, nowNs, ThreadLocalRandom.current())
                .map(node -> new Sent(node, reason));
    reservations.make(sent.map(Sent::node).orElse(self).id().node(), nowNs);
    return sent;
  }

  /**
   * The node for somebody who is here and is to go; empty when none has room. Asks the database
   * where people of the room are, and waits for that half a second at most.
   *
   * @param speak BCP 47; null where any will do
   * @param hear likewise
   * @param preferred the node where others of the room went; null when nobody did
   * @param not where they could not go
   */
  public Optional<GridNode> refuge(
      String roomId,
      @Nullable String speak,
      @Nullable String hear,
      @Nullable UUID preferred,
      Set<UUID> not) {
    List<MediaHomes.Candidate> candidates =
        homes.candidates(roomId, speak, hear).await().atMost(LONGEST).stream()
            .filter(one -> !not.contains(one.node().id().node()))
            .toList();
    long nowNs = clock.nowNs();
    Optional<GridNode> node =
        overflow.refuge(candidates, preferred, nowNs, ThreadLocalRandom.current());
    node.ifPresent(one -> reservations.make(one.id().node(), nowNs));
    return node;
  }

  /** Whether somebody who cannot end here could elsewhere. */
  public boolean isThere() {
    return enabled && registry.others().stream().anyMatch(GridNode::takesNewcomers);
  }
}
