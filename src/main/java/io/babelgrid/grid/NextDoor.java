package io.babelgrid.grid;

import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.placement.MediaHome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends on who had better not end here, before any of their media is opened. Decided by {@link
 * MediaHome} from the load that nodes tell once a beat, and from whom this node took and sent
 * since. Where it runs dry, it decides and tells, and nobody goes anywhere. Any thread, waits for
 * nothing.
 */
@ApplicationScoped
public class NextDoor {

  private static final Logger LOG = Logger.getLogger(NextDoor.class);

  /** Where to, and why. */
  public record Sent(GridNode node, Reason reason) {}

  /** What they are asked for takes half of it. */
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final Registry registry;
  private final MediaHomes homes;
  private final Decisions decisions;
  private final NanoClock clock;
  private final Reservations reservations;
  private final Overflow overflow;
  private final boolean enabled;
  private final boolean dryRun;

  @Inject
  NextDoor(
      Registry registry,
      MediaHomes homes,
      GridConfig config,
      NanoClock clock,
      Decisions decisions) {
    this.registry = registry;
    this.homes = homes;
    this.decisions = decisions;
    this.clock = clock;
    this.enabled = config.enabled();
    this.dryRun = config.dryRun();
    this.reservations = new Reservations(config.reserved());
    var policy = new MediaHome(GridWeights.of(config));
    this.overflow = new Overflow(config.newcomer(), reservations, policy);
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
    GridView view = registry.view();
    Reason reason = overflow.reason(view.self(), settled, nowNs);
    if (reason == null) {
      reservations.make(view.self().id().node(), nowNs);
      return Optional.empty();
    }
    List<MediaHomes.Candidate> known = homes.known(roomId, speak, hear);
    Overflow.Choice choice = overflow.choose(decider(view), known, reason, nowNs);
    decisions.made(Placement.redirect(choice, reason, speak, hear, dryRun));
    Optional<GridNode> node = carriedOut(choice);
    reservations.make(node.orElse(view.self()).id().node(), nowNs);
    return node.map(to -> new Sent(to, reason));
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
        homes.candidates(roomId, speak, hear).await().atMost(LONGEST).candidates().stream()
            .filter(one -> !not.contains(one.node().id().node()))
            .toList();
    long nowNs = clock.nowNs();
    Overflow.Choice choice =
        overflow.refuge(decider(registry.view()), candidates, preferred, nowNs);
    return moves(choice, Reason.DRAINING, speak, hear, nowNs);
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
    Overflow.Choice choice =
        overflow.at(
            decider(registry.view()),
            homes.known(roomId, speak, hear),
            origin.toLowerCase(Locale.ROOT),
            nowNs);
    return moves(choice, Reason.NEARER, speak, hear, nowNs);
  }

  private Optional<GridNode> moves(
      Overflow.Choice choice,
      Reason reason,
      @Nullable String speak,
      @Nullable String hear,
      long nowNs) {
    decisions.made(Placement.move(choice, reason, speak, hear, dryRun));
    Optional<GridNode> node = carriedOut(choice);
    node.ifPresent(to -> reservations.make(to.id().node(), nowNs));
    return node;
  }

  private static Overflow.Decider decider(GridView view) {
    return new Overflow.Decider(view.self(), view.fresh(), ThreadLocalRandom.current());
  }

  private Optional<GridNode> carriedOut(Overflow.Choice choice) {
    if (dryRun) {
      LOG.infof("dry run: %s", choice.decision().sentence());
      return Optional.empty();
    }
    return choice.node();
  }

  /** Whether somebody who cannot end here could elsewhere. */
  public boolean isThere() {
    return enabled && registry.others().stream().anyMatch(GridNode::takesNewcomers);
  }
}
