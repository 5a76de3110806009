package io.babelgrid.budget;

import io.babelgrid.budget.Admission.Admitted;
import io.babelgrid.budget.Admission.Refused;
import io.babelgrid.budget.Move.Direction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

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
  private final Map<FlowId, ServedFlow> flows = new TreeMap<>();
  private boolean ticked;
  private long tickedNs;

  /** The latest time that came in. */
  private long knownNs;

  private long admitted;
  private long refused;
  private long released;
  private long stepsDown;
  private long stepsUp;
  private long helplessTicks;

  public LoadGovernor(CapacityConfig config) {
    this.config = config;
    this.watch = new LoadWatch(config);
  }

  /**
   * Serves a flow on its best rung that fits into what is free; on lasting overload nothing is
   * free, and only a rung without cost fits.
   *
   * @param rungs ways to serve it, best first, at least one
   * @throws IllegalArgumentException when there are no rungs
   * @throws IllegalStateException when the flow is admitted already
   */
  public synchronized Admission admit(FlowId id, List<Rung> rungs, long nowNs) {
    if (rungs.isEmpty()) {
      throw new IllegalArgumentException("no rungs for " + id.what());
    }
    if (flows.containsKey(id)) {
      throw new IllegalStateException(id.what() + " of this speaker is admitted already");
    }
    knownNs = nowNs;
    rungs.forEach(costs::seed);
    double free =
        watch.overloaded() ? 0 : Math.max(0, config.capacityCores() - predictedCores(nowNs));
    for (int index = 0; index < rungs.size(); index++) {
      if (costs.cores(rungs.get(index)) <= free + Figures.TOLERANCE) {
        flows.put(id, new ServedFlow(id, List.copyOf(rungs), index, config.pace(), nowNs));
        admitted++;
        return new Admitted(rungs.get(index));
      }
    }
    refused++;
    return new Refused(refusal(id, rungs, free));
  }

  private String refusal(FlowId id, List<Rung> rungs, double free) {
    double needed = rungs.stream().mapToDouble(costs::cores).min().orElseThrow();
    return id.what()
        + " of another speaker needs "
        + Figures.needed(needed)
        + " cores, "
        + (watch.overloaded()
            ? "the node is overloaded: " + watch.figures()
            : Figures.free(free) + " of " + Figures.cores(config.capacityCores()) + " are free");
  }

  /**
   * Frees what a flow holds.
   *
   * @return false when it was not admitted
   */
  public synchronized boolean release(FlowId id) {
    boolean held = flows.remove(id) != null;
    released += held ? 1 : 0;
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
    learn(sample, nowNs);
    noticeBusy(sample, nowNs);
    watch.observe(sample, nowNs);
    if (!watch.settled(nowNs)) {
      return List.of();
    }
    Optional<Move> move = watch.overloaded() ? relieve(sample, nowNs) : restore(nowNs);
    move.ifPresent(_ -> watch.moved(nowNs));
    return move.stream().toList();
  }

  /** A flow that moved within the interval or shortly before it says nothing about its rung. */
  private void learn(LoadSample sample, long nowNs) {
    long intervalNs = nowNs - tickedNs;
    if (ticked && intervalNs > 0) {
      long steadyNs = intervalNs + config.pace().settle().toNanos();
      var byModel = new HashMap<String, List<Double>>();
      sample
          .coresByFlow()
          .forEach((id, cores) -> {
            ServedFlow flow = flows.get(id);
            if (flow != null && flow.dwellNs(nowNs) >= steadyNs) {
              byModel.computeIfAbsent(flow.rung().model(), _ -> new ArrayList<>()).add(cores);
            }
          });
      byModel.forEach((model, cores) -> costs.learn(model, mean(cores), intervalNs / 1e9));
    }
    ticked = true;
    tickedNs = nowNs;
  }

  private void noticeBusy(LoadSample sample, long nowNs) {
    for (FlowId id : sample.coresByFlow().keySet()) {
      ServedFlow flow = flows.get(id);
      if (flow != null) {
        flow.busy(nowNs);
      }
    }
  }

  private static double mean(List<Double> cores) {
    return cores.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  private Optional<Move> relieve(LoadSample sample, long nowNs) {
    Optional<Step> step = Step.down(flows.values(), costs, sample.coresByFlow().keySet());
    if (step.isEmpty()) {
      helplessTicks++;
    }
    return step.map(down -> stepDown(down, nowNs));
  }

  private Move stepDown(Step step, long nowNs) {
    String reason = watch.figures() + "; saves " + Figures.cores(-step.cores());
    ServedFlow flow = step.flow();
    Rung from = flow.rung();
    flow.stepDown(step.to(), nowNs);
    stepsDown++;
    return new Move(flow.id(), from, flow.rung(), reason, Direction.DOWN);
  }

  private Optional<Move> restore(long nowNs) {
    OptionalDouble peak = watch.lastingCalm(nowNs);
    if (peak.isEmpty()) {
      return Optional.empty();
    }
    double busy = peak.getAsDouble();
    double promised = predictedCores(nowNs);
    return Step.up(flows.values(), costs, step -> fits(step, busy, promised), nowNs)
        .map(up -> stepUp(up, busy, nowNs));
  }

  /** Room both for all who may talk at once, as on admission, and below the low water. */
  private boolean fits(Step step, double busy, double promised) {
    return step.cores() <= Figures.TOLERANCE
        || (promised + step.cores() <= config.capacityCores() + Figures.TOLERANCE
            && busy + step.cores() <= config.lowWaterCores() + Figures.TOLERANCE);
  }

  private Move stepUp(Step step, double busy, long nowNs) {
    String reason = "calm, at most " + watch.busy(busy) + "; adds " + Figures.cores(step.cores());
    ServedFlow flow = step.flow();
    Rung from = flow.rung();
    flow.stepUp(step.to(), nowNs);
    stepsUp++;
    return new Move(flow.id(), from, flow.rung(), reason, Direction.UP);
  }

  private double predictedCores(long nowNs) {
    return flows.values().stream().mapToDouble(flow -> charged(flow, nowNs)).sum();
  }

  /** What is kept free for a flow. */
  private double charged(ServedFlow flow, long nowNs) {
    double cores = costs.cores(flow.rung());
    return flow.silent(nowNs) ? config.silentShare() * cores : cores;
  }

  /** All of it at one instant. */
  public synchronized GovernorSnapshot snapshot() {
    List<GovernorSnapshot.Flow> states = flows.values().stream().map(this::state).toList();
    return new GovernorSnapshot(
        states,
        config.capacityCores(),
        predictedCores(knownNs),
        watch.overloaded(),
        costs.byModel(),
        new GovernorSnapshot.Counts(
            admitted, refused, released, stepsDown, stepsUp, helplessTicks));
  }

  private GovernorSnapshot.Flow state(ServedFlow flow) {
    Rung rung = flow.rung();
    return new GovernorSnapshot.Flow(
        flow.id(), flow.index(), flow.rungCount(), rung, costs.cores(rung));
  }
}
