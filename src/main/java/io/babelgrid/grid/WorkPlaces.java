package io.babelgrid.grid;

import io.babelgrid.budget.Cost;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.placement.Decision;
import io.babelgrid.placement.Job;
import io.babelgrid.placement.Snapshot;
import io.babelgrid.placement.WorkClass;
import io.babelgrid.placement.WorkHome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Where work for a speaker of this node may be done that this node does not do, by {@link
 * WorkHome}. Any thread; waits for nothing.
 */
@ApplicationScoped
public class WorkPlaces {

  private static final Logger LOG = Logger.getLogger(WorkPlaces.class);

  private final Registry registry;
  private final Decisions decisions;
  private final NanoClock clock;
  private final Reservations reservations;
  private final WorkHome policy;
  private final Reason reason;
  private final boolean dryRun;

  @Inject
  WorkPlaces(Registry registry, Decisions decisions, GridConfig config, NanoClock clock) {
    this.registry = registry;
    this.decisions = decisions;
    this.clock = clock;
    this.reservations = new Reservations(config.reserved());
    this.policy = new WorkHome(GridWeights.of(config));
    this.reason = config.worksHere() ? Reason.CAPACITY : Reason.ROLE;
    this.dryRun = config.dryRun();
  }

  /**
   * The best node with room; empty where there is none.
   *
   * @param spoken BCP 47; null where it is detected, or recognised elsewhere
   * @param heard languages to speak: a node that has them all goes before one that has some
   * @param cost what it takes
   * @param not nodes that are not asked
   */
  public Optional<GridNode> choose(
      @Nullable String spoken, SortedSet<String> heard, Cost cost, Set<UUID> not) {
    long nowNs = clock.nowNs();
    GridView view = registry.view();
    var excluded = new HashSet<>(not);
    excluded.add(view.self().id().node());
    excluded.addAll(lacking(view.others(), heard));
    String one = heard.isEmpty() ? null : heard.getFirst();
    Snapshot snapshot = Snapshots.of(view, Set.of(), node -> reservations.held(node, nowNs));
    Decision decision =
        policy.choose(
            snapshot,
            Job.of(WorkClass.VOICE, spoken, one, cost).without(excluded),
            ThreadLocalRandom.current());
    Optional<GridNode> chosen = decision.chosen().flatMap(view::find);
    decisions.made(Placement.work(chosen, decision, reason, spoken, one, dryRun));
    if (dryRun) {
      LOG.infof("dry run: %s", decision.sentence());
      return Optional.empty();
    }
    chosen.ifPresent(node -> reservations.make(node.id().node(), cost, nowNs));
    return chosen;
  }

  /** Nodes without one of the languages, where another has them all. */
  private static Set<UUID> lacking(List<GridNode> others, SortedSet<String> heard) {
    var lacking = new HashSet<UUID>();
    for (GridNode node : others) {
      if (!node.advert().hear().containsAll(heard)) {
        lacking.add(node.id().node());
      }
    }
    boolean someHasAll = others.stream().anyMatch(node -> !lacking.contains(node.id().node()));
    return someHasAll ? lacking : Set.of();
  }
}
