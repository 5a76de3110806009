package io.babelgrid.placement;

import io.babelgrid.placement.Decision.Way;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Where work is done: here, if it may; else at the node of most listeners, if it may; else at the
 * best within reach.
 *
 * <p>A node may when nothing speaks against it ({@link WhyNot}), its figures are known, and its
 * queue is predicted to keep the budget. Asked at the node where the work's input is, so that round
 * trips are those from there. Immutable; any thread.
 *
 * <pre>
 * Decision decision = home.choose(snapshot, Job.of(VOICE, "en", "pt", cost), random);
 * decision.chosen()       ask that node; when it refuses, choose again with job.without(it)
 * </pre>
 */
public final class WorkHome {

  private final Weights weights;

  public WorkHome(Weights weights) {
    this.weights = weights;
  }

  /**
   * A home for work that is new, or the best one for work that has one, which {@link Stay} says
   * whether it is worth to go to.
   *
   * @param random chooses among nodes that are nearly alike
   */
  public Decision choose(Snapshot snapshot, Job job, RandomGenerator random) {
    Wanted wanted = job.wanted();
    List<Considered> considered =
        Pick.ordered(
            snapshot.nodes().stream()
                .map(node -> Considered.of(snapshot, node, wanted, weights, false))
                .toList());
    return first(considered, snapshot.here())
        .map(node -> Decision.of(job.work(), Way.HERE, node, considered))
        .or(() ->
            first(considered, job.listeners())
                .map(node -> Decision.of(job.work(), Way.LISTENERS, node, considered)))
        .or(() ->
            Pick.one(considered, random)
                .map(node -> Decision.of(job.work(), Way.SCORE, node, considered)))
        .orElseGet(() -> Decision.nowhere(job.work(), considered));
  }

  /** A node that need not be compared with others. */
  private static Optional<Considered> first(List<Considered> considered, @Nullable UUID node) {
    return considered.stream()
        .filter(one -> one.node().equals(node) && one.known())
        .filter(one -> one.score() != null && one.score().lateMs() == 0)
        .findFirst();
  }
}
