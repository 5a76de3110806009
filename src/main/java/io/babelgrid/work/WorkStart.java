package io.babelgrid.work;

import io.babelgrid.budget.Cost;
import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.call.CallMediaPlane;
import io.babelgrid.capacity.FlowGovernor;
import io.babelgrid.flow.FlowModels;
import io.babelgrid.grid.GridConfig;
import io.babelgrid.grid.Registry;
import io.babelgrid.grid.WorkPlaces;
import io.babelgrid.lifecycle.NodeLifecycle;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.playout.PlayoutClock;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.TextEvents;
import io.babelgrid.speaker.FlowSettings;
import io.babelgrid.speaker.SpeakerContexts;
import io.babelgrid.telemetry.DebugState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;

/** Makes the work of this node from its parts, where it is one of many. */
@ApplicationScoped
public class WorkStart {

  private final GridConfig config;
  private final NodeEpoch self;
  private final Registry registry;
  private final WorkPlaces places;
  private final NodeLifecycle lifecycle;
  private final CallMediaPlane calls;
  private final FlowModels models;
  private final PlayoutClock playout;
  private final FlowGovernor governor;
  private final TextEvents text;
  private final LatencyLedger ledger;
  private final Tracer tracer;
  private final FlowSettings settings;
  private final NanoClock clock;
  private final DebugState debug;
  private final MeterRegistry meters;
  private final WorkHandedOn handedOn;

  @Inject
  WorkStart(
      GridConfig config,
      NodeEpoch self,
      Registry registry,
      WorkPlaces places,
      NodeLifecycle lifecycle,
      CallMediaPlane calls,
      FlowModels models,
      PlayoutClock playout,
      FlowGovernor governor,
      TextEvents text,
      LatencyLedger ledger,
      Tracer tracer,
      FlowSettings settings,
      NanoClock clock,
      DebugState debug,
      MeterRegistry meters,
      WorkHandedOn handedOn) {
    this.config = config;
    this.self = self;
    this.registry = registry;
    this.places = places;
    this.lifecycle = lifecycle;
    this.calls = calls;
    this.models = models;
    this.playout = playout;
    this.governor = governor;
    this.text = text;
    this.ledger = ledger;
    this.tracer = tracer;
    this.settings = settings;
    this.clock = clock;
    this.debug = debug;
    this.meters = meters;
    this.handedOn = handedOn;
  }

  /** Work may cross to and from other nodes from now on, until what is returned is closed. */
  public RunningWork start(WorkLink link) {
    boolean works = config.worksHere();
    var flows =
        new JobFlows(
            self,
            models,
            playout,
            governor,
            new SpeakerContexts(settings, ledger, tracer, clock),
            calls.reports());
    var bench = new Workbench(flows, text, link, () -> works && lifecycle.takesNewcomers());
    var nodes =
        new GridWorkNodes(
            registry,
            places,
            governor,
            hears ->
                hears
                    ? flows.typical(true).max(Cost.ofCores(config.newcomer()))
                    : flows.typical(false),
            clock);
    var desk = new WorkDesk(calls, nodes, link, works, clock);
    var running = new NodeWork(bench, desk, link);
    debug.register("work", bench::figures);
    gauge("babelgrid.work.taken", "Speakers of other nodes for whom this one works", bench::size);
    gauge("babelgrid.work.given", "Speakers of this node for whom another one works", desk::given);
    handedOn.of(bench::size);
    calls.work(works);
    running.start();
    return running;
  }

  private void gauge(String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).register(meters);
  }
}
