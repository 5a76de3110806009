package io.babelgrid.node;

import io.babelgrid.budget.Cost;
import io.babelgrid.budget.GovernorSnapshot.Counts;
import io.babelgrid.budget.Resource;
import io.babelgrid.budget.Rung;
import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.capacity.FlowGovernor;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.engine.StageCounters;
import io.babelgrid.flow.FlowModels;
import io.babelgrid.flow.TypicalSpeaker;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** The engine and the node's capacity as metrics; names and units as in Prometheus. */
@ApplicationScoped
public class EngineMeters {

  private static final double NS_PER_SECOND = 1e9;

  private final MeterRegistry registry;
  private final ContinuousBatcher lanes;
  private final FlowGovernor governor;
  private final FlowModels models;

  EngineMeters(
      MeterRegistry registry, ContinuousBatcher lanes, FlowGovernor governor, FlowModels models) {
    this.registry = registry;
    this.lanes = lanes;
    this.governor = governor;
    this.models = models;
  }

  void register(@Observes StartupEvent started) {
    lanes.onStage(this::stage);
    Gauge.builder("babelgrid.engine.waiting", lanes, ContinuousBatcher::waiting)
        .description("Requests that wait for a lane")
        .register(registry);
    gauge("babelgrid.capacity.cores", "Cores that may be promised", _ -> capacity());
    gauge("babelgrid.capacity.promised.cores", "Cores promised, media's too", _ -> promised());
    gauge("babelgrid.capacity.media.cores", "Cores that media takes", _ -> media().cores());
    gauge("babelgrid.capacity.uplink.bits", "Bits a second that may be promised", _ -> uplink());
    gauge(
        "babelgrid.capacity.promised.bits",
        "Bits a second promised, media's too",
        _ -> governor.snapshot().promised().sentBitsPerSecond());
    List<Rung> typical = TypicalSpeaker.flows(models);
    gauge(
        "babelgrid.speakers",
        "People whose speech is translated, or will be when they speak again",
        each -> each.speakers(typical).promised());
    gauge(
        "babelgrid.speakers.admissible",
        "How many like these, each at their best, would fill the node",
        each -> each.speakers(typical).admissible());
    flows("admitted", Counts::admitted);
    flows("refused", Counts::refused);
    flows("stepped.down", Counts::stepsDown);
    flows("stepped.up", Counts::stepsUp);
    gauge("babelgrid.flows.reduced", "Flows on a worse rung than their best", _ -> reduced());
    gauge("babelgrid.flows.unserved", "Flows that wait for room", FlowGovernor::unserved);
    for (ServiceLevel level : ServiceLevel.values()) {
      Gauge.builder("babelgrid.flows", governor, each -> servedAt(each, level))
          .tag("level", level.name().toLowerCase(Locale.ROOT))
          .description("Flows by what they give; recognition gives text")
          .register(registry);
    }
  }

  private void stage(String name, StageCounters counters) {
    counter("requests", "Requests that ended", name, counters, s -> s.requests());
    counter("failures", "Requests that failed", name, counters, s -> s.failures());
    counter("deadline.misses", "Requests that were late", name, counters, s -> s.deadlineMisses());
    counter("inferences", "Inferences, of one row or many", name, counters, s -> s.runs());
    counter("allocated.bytes", "Heap used by lanes", name, counters, s -> s.allocatedBytes());
    counter("rows", "Rows of all inferences", name, counters, EngineMeters::rows);
    counter("queue.seconds", "Waiting", name, counters, s -> s.queueNs() / NS_PER_SECOND);
    counter("compute.seconds", "Computing", name, counters, s -> s.computeNs() / NS_PER_SECOND);
  }

  private static double rows(StageCounters.Snapshot counted) {
    double rows = 0;
    for (int i = 0; i < counted.runsByWidth().length; i++) {
      rows += (i + 1.0) * counted.runsByWidth()[i];
    }
    return rows;
  }

  private void counter(
      String what,
      String description,
      String stage,
      StageCounters counters,
      ToDoubleFunction<StageCounters.Snapshot> value) {
    FunctionCounter.builder(
            "babelgrid.engine." + what, counters, each -> value.applyAsDouble(each.snapshot()))
        .tag("stage", stage)
        .description(description)
        .register(registry);
  }

  private void flows(String what, ToLongFunction<Counts> value) {
    FunctionCounter.builder(
            "babelgrid.flows." + what,
            governor,
            each -> value.applyAsLong(each.snapshot().counts()))
        .register(registry);
  }

  private void gauge(String name, String description, ToDoubleFunction<FlowGovernor> value) {
    Gauge.builder(name, governor, value).description(description).register(registry);
  }

  private double capacity() {
    return governor.snapshot().capacityCores();
  }

  private double promised() {
    return governor.snapshot().predictedCores();
  }

  private Cost media() {
    return governor.snapshot().media();
  }

  /** Infinite where nobody limits it. */
  private double uplink() {
    return governor.snapshot().capacity().of(Resource.UPLINK);
  }

  private double reduced() {
    return governor.snapshot().flows().stream().filter(flow -> flow.index() > 0).count();
  }

  private static double servedAt(FlowGovernor governor, ServiceLevel level) {
    return governor.snapshot().flows().stream()
        .filter(flow -> flow.rung().level() == level)
        .count();
  }
}
