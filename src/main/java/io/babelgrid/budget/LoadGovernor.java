package io.babelgrid.budget;

import io.babelgrid.budget.Admission.Admitted;
import io.babelgrid.budget.Admission.Refused;
import io.babelgrid.budget.Move.Direction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides who is served and how well. Newcomers get what is left, and nobody steps down for them;
 * measured overload steps flows down one at a time, lasting calm steps them up again. What was
 * admitted is never taken away, only served on a cheaper rung.
 *
 * <p>Any thread. Times come from one monotonic clock and never go back.
 */
public final class LoadGovernor {

  private final CapacityConfig config;
  private final CostCurve costs = new CostCurve();
  private final LoadWatch watch;
  private final AdmittedFlows flows;
  private final FlowTally tally = new FlowTally();
  private LoadSample last = new LoadSample(0, 0, Map.of());

  /** The latest time that came in. */
  private long knownNs;

  public LoadGovernor(CapacityConfig config) {
    this.config = config;
    this.watch = new LoadWatch(config);
    this.flows = new AdmittedFlows(config, costs);
  }

  /**
   * Serves a flow on its best rung that fits into what is free; of what is overloaded for long
   * nothing is free, and only a rung that takes none of it fits.
   *
   * @param rungs ways to serve it, best first, at least one
   * @throws IllegalArgumentException when there are no rungs
   * @throws IllegalStateException when the flow is admitted already
   */
  public synchronized Admission admit(FlowId id, List<Rung> rungs, long nowNs) {
    if (rungs.isEmpty()) {
      throw new IllegalArgumentException("no rungs for " + id.what());
    }
    if (flows.contains(id)) {
      throw new IllegalStateException(id.what() + " of this speaker is admitted already");
    }
    knownNs = nowNs;
    rungs.forEach(costs::seed);
    var promises = new Promises(config.promise(), promised(nowNs), watch.overloaded());
    Capacity free = promises.free();
    for (int index = 0; index < rungs.size(); index++) {
      if (costs.cost(rungs.get(index)).fits(free)) {
        flows.add(new ServedFlow(id, List.copyOf(rungs), index, config.pace(), nowNs));
        tally.admitted++;
        return new Admitted(rungs.get(index));
      }
    }
    tally.refused++;
    return new Refused(
        promises.refusal(id.what(), rungs.stream().map(costs::cost).toList(), watch));
  }

  /**
   * Frees what a flow holds.
   *
   * @return false when it was not admitted
   */
  public synchronized boolean release(FlowId id) {
    boolean held = flows.remove(id) != null;
    tally.released += held ? 1 : 0;
    return held;
  }

  /**
   * Learns from the last interval and reacts to it. To be called a few times a second, at least
   * once within {@code overloadFor}.
   *
   * @return moves to carry out now: none or one
   */
  public synchronized List<Move> tick(LoadSample sample, long nowNs) {
    knownNs = nowNs;
    last = sample;
    flows.observe(sample, nowNs);
    watch.observe(sample, nowNs);
    if (!watch.settled(nowNs)) {
      return List.of();
    }
    Set<Resource> overloaded = watch.overloaded();
    Optional<Move> move = overloaded.isEmpty() ? restore(nowNs) : relieve(overloaded, nowNs);
    move.ifPresent(_ -> watch.moved(nowNs));
    return move.stream().toList();
  }

  private Optional<Move> relieve(Set<Resource> overloaded, long nowNs) {
    Set<FlowId> talking = last.coresByFlow().keySet();
    for (Resource resource : Resource.values()) {
      if (overloaded.contains(resource)) {
        Optional<Step> step = Step.down(flows.all(), costs, talking, resource);
        if (step.isPresent()) {
          return step.map(down -> stepDown(down, resource, nowNs));
        }
      }
    }
    tally.helplessTicks++;
    return Optional.empty();
  }

  private Move stepDown(Step step, Resource resource, long nowNs) {
    String reason =
        watch.figures(resource) + "; saves " + Figures.amount(resource, -step.more(resource));
    ServedFlow flow = step.flow();
    Rung from = flow.rung();
    flow.stepDown(step.to(), nowNs);
    tally.stepsDown++;
    return new Move(flow.id(), from, flow.rung(), reason, Direction.DOWN);
  }

  private Optional<Move> restore(long nowNs) {
    Optional<Cost> peak = watch.lastingCalm(nowNs);
    if (peak.isEmpty()) {
      return Optional.empty();
    }
    Cost busy = peak.get();
    var promises = new Promises(config.promise(), promised(nowNs), Set.of());
    return Step.up(flows.all(), costs, step -> fits(step, busy, promises), nowNs)
        .map(up -> stepUp(up, busy, nowNs));
  }

  /** Room both for all who may talk at once, as on admission, and below the low water. */
  private boolean fits(Step step, Cost busy, Promises promises) {
    for (Resource resource : Resource.values()) {
      double more = step.more(resource);
      boolean room =
          promises.holdsMore(resource, more)
              && resource.of(busy) + more <= config.lowWater(resource) + resource.tolerance();
      if (more > resource.tolerance() && !room) {
        return false;
      }
    }
    return true;
  }

  private Move stepUp(Step step, Cost busy, long nowNs) {
    Resource resource = step.scarcest(config.node());
    String reason =
        "calm, at most "
            + watch.busy(resource, busy)
            + "; adds "
            + Figures.amount(resource, step.more(resource));
    ServedFlow flow = step.flow();
    Rung from = flow.rung();
    flow.stepUp(step.to(), nowNs);
    tally.stepsUp++;
    return new Move(flow.id(), from, flow.rung(), reason, Direction.UP);
  }

  /**
   * All flows, and media as of late; never less than is seen on the wire: a voice that many listen
   * to is sent more than once.
   */
  private Cost promised(long nowNs) {
    Cost promised = flows.charged(nowNs).plus(last.media());
    long sent = Math.max(promised.sentBitsPerSecond(), last.busy().sentBitsPerSecond());
    return new Cost(promised.cores(), promised.gpuShare(), promised.memoryBytes(), sent);
  }

  /**
   * How many people are served, and how many could be.
   *
   * @param typical the flows of one person, each on its best rung: how many could come to a node
   *     that nobody speaks at
   */
  public synchronized Speakers speakers(List<Rung> typical) {
    int people = flows.speakers();
    Cost each =
        people > 0
            ? flows.wanted(knownNs).times(1.0 / people)
            : typical.stream().map(costs::cost).reduce(Cost.ZERO, Cost::plus);
    Cost others = promised(knownNs).minus(flows.charged(knownNs));
    return Speakers.of(people, each, config.promise().minus(others), watch.overloaded());
  }

  /** All of it at one instant. */
  public synchronized GovernorSnapshot snapshot() {
    return new GovernorSnapshot(
        flows.states(),
        config.promise(),
        promised(knownNs),
        last.media(),
        watch.overloaded(),
        costs.byModel(),
        tally.counts());
  }
}
