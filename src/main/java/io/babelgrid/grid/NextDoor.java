package io.babelgrid.grid;

import io.babelgrid.pipeline.NanoClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
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
  private final PlacementLog log;
  private final NanoClock clock;
  private final Reservations reservations;
  private final Overflow overflow;
  private final boolean enabled;

  @Inject
  NextDoor(
      Registry registry, MediaHomes homes, GridConfig config, NanoClock clock, PlacementLog log) {
    this.registry = registry;
    this.homes = homes;
    this.log = log;
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
    sent.ifPresent(to -> log.placed(Placement.redirect(to.node(), to.reason(), speak, hear)));
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
    node.ifPresent(one -> moves(one, Reason.DRAINING, speak, hear, nowNs));
    return node;
  }

  /**
   * The node of that address, for somebody who is here and nearer to it; empty when it does not fit
   * them or has no room. Waits for nothing.
   *
   * @param speak BCP 47; null where any will do
   * @param hear likewise
   * @param origin RFC 6454
   */
  public Optional<GridNode> nearer(
      String roomId, @Nullable String speak, @Nullable String hear, String origin) {
    if (!enabled) {
      return Optional.empty();
    }
    long nowNs = clock.nowNs();
    Optional<GridNode> node =
        overflow.at(homes.known(roomId, speak, hear), origin.toLowerCase(Locale.ROOT), nowNs);
    node.ifPresent(one -> moves(one, Reason.NEARER, speak, hear, nowNs));
    return node;
  }

  private void moves(
      GridNode to, Reason reason, @Nullable String speak, @Nullable String hear, long nowNs) {
    reservations.make(to.id().node(), nowNs);
    log.placed(Placement.move(to, reason, speak, hear));
  }

  /** Whether somebody who cannot end here could elsewhere. */
  public boolean isThere() {
    return enabled && registry.others().stream().anyMatch(GridNode::takesNewcomers);
  }
}
