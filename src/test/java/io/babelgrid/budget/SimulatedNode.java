package io.babelgrid.budget;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A node whose flows really cost what the test says; obeys the governor's moves. */
final class SimulatedNode {

  static final long MS = 1_000_000L;
  static final long SECOND = 1_000 * MS;
  static final long TICK = 250 * MS;

  final LoadGovernor governor;
  final List<Move> moves = new ArrayList<>();
  final Map<FlowId, Rung> serving = new TreeMap<>();
  final Set<FlowId> silent = new TreeSet<>();
  final Map<String, Double> realCores = new HashMap<>();

  /** Load of something else on the machine, in cores. */
  double otherCores;

  /** Starts just before the clock overflows: times are compared by difference. */
  long nowNs = Long.MAX_VALUE - 30 * SECOND;

  /** What media takes, and what is used beside cores. */
  Cost media = Cost.ZERO;

  Cost otherwiseBusy = Cost.ZERO;

  private final double lanes;

  SimulatedNode(CapacityConfig config) {
    this.governor = new LoadGovernor(config);
    this.lanes = config.node().cores();
  }

  Admission admit(FlowId id, Rung... rungs) {
    Admission answer = governor.admit(id, List.of(rungs), nowNs);
    if (answer instanceof Admission.Admitted(Rung rung)) {
      serving.put(id, rung);
    }
    return answer;
  }

  void release(FlowId id) {
    serving.remove(id);
    governor.release(id);
  }

  double demandCores() {
    return otherCores
        + serving.entrySet().stream()
            .filter(flow -> !silent.contains(flow.getKey()))
            .mapToDouble(flow -> cost(flow.getValue()))
            .sum();
  }

  /** One interval; what cannot be computed misses its deadline. */
  List<Move> tick() {
    double demand = demandCores();
    double busy = Math.min(lanes, demand);
    double missShare = demand > lanes ? 1 - lanes / demand : 0;
    var byFlow = new HashMap<FlowId, Double>();
    serving.forEach((id, rung) -> {
      if (!silent.contains(id)) {
        byFlow.put(id, cost(rung));
      }
    });
    nowNs += TICK;
    List<Move> now =
        governor.tick(
            new LoadSample(otherwiseBusy.withCores(busy), missShare, byFlow, media), nowNs);
    now.forEach(move -> serving.replace(move.flow(), move.from(), move.to()));
    moves.addAll(now);
    return now;
  }

  void run(long durationNs) {
    for (long ran = 0; ran < durationNs; ran += TICK) {
      tick();
    }
  }

  private double cost(Rung rung) {
    return realCores.getOrDefault(rung.model(), rung.cost().cores());
  }
}
