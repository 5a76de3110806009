package io.babelgrid.budget;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The flows that a node serves, by id, and what is known of their costs. */
final class AdmittedFlows {

  private final CapacityConfig config;
  private final CostCurve costs;
  private final Map<FlowId, ServedFlow> flows = new TreeMap<>();
  private boolean ticked;
  private long tickedNs;

  AdmittedFlows(CapacityConfig config, CostCurve costs) {
    this.config = config;
    this.costs = costs;
  }

  boolean contains(FlowId id) {
    return flows.containsKey(id);
  }

  void add(ServedFlow flow) {
    flows.put(flow.id(), flow);
  }

  @Nullable ServedFlow remove(FlowId id) {
    return flows.remove(id);
  }

  /** In the order of their ids. */
  Collection<ServedFlow> all() {
    return flows.values();
  }

  /** Who had something to do, and what it cost. */
  void observe(LoadSample sample, long nowNs) {
    learn(sample, nowNs);
    for (FlowId id : sample.coresByFlow().keySet()) {
      ServedFlow flow = flows.get(id);
      if (flow != null) {
        flow.busy(nowNs);
      }
    }
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

  private static double mean(List<Double> cores) {
    return cores.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  /** What is kept free for them. */
  Cost charged(long nowNs) {
    return charged(ServedFlow::rung, nowNs);
  }

  /** What would be, were each on its best rung. */
  Cost wanted(long nowNs) {
    return charged(flow -> flow.rung(0), nowNs);
  }

  private Cost charged(Function<ServedFlow, Rung> rung, long nowNs) {
    return flows.values().stream()
        .map(flow -> charged(flow, rung.apply(flow), nowNs))
        .reduce(Cost.ZERO, Cost::plus);
  }

  /** People whose flows they are. */
  int speakers() {
    record Person(String room, String speaker) {}
    return (int)
        flows.keySet().stream().map(id -> new Person(id.room(), id.speaker())).distinct().count();
  }

  private Cost charged(ServedFlow flow, Rung rung, long nowNs) {
    Cost cost = costs.cost(rung);
    return flow.silent(nowNs) ? cost.during(config.silentShare()) : cost;
  }

  /** In the order of their ids. */
  List<GovernorSnapshot.Flow> states() {
    return flows.values().stream().map(this::state).toList();
  }

  private GovernorSnapshot.Flow state(ServedFlow flow) {
    Rung rung = flow.rung();
    return new GovernorSnapshot.Flow(
        flow.id(), flow.index(), flow.rungCount(), rung, costs.cost(rung));
  }
}
