package io.babelgrid.node;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.call.CallMediaPlane;
import io.babelgrid.call.ParticipantMedia;
import io.babelgrid.capacity.FlowGovernor;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.engine.StageCounters;
import io.babelgrid.flow.FlowReport;
import io.babelgrid.playout.PlayoutClock;
import io.babelgrid.telemetry.DebugState;
import io.babelgrid.transport.MediaServer;
import io.babelgrid.transport.PeerStats;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Tells the debug state of flows, transport, playout and engine. */
@ApplicationScoped
public class FlowDebug {

  private static final Logger LOG = Logger.getLogger(FlowDebug.class);

  private final CallMediaPlane plane;
  private final PlayoutClock playout;
  private final ContinuousBatcher lanes;
  private final MediaServer server;
  private final FlowGovernor governor;
  private final LatencyLedger ledger;

  FlowDebug(
      CallMediaPlane plane,
      PlayoutClock playout,
      ContinuousBatcher lanes,
      MediaServer server,
      FlowGovernor governor,
      LatencyLedger ledger) {
    this.plane = plane;
    this.playout = playout;
    this.lanes = lanes;
    this.server = server;
    this.governor = governor;
    this.ledger = ledger;
  }

  /**
   * Asking the plane for its participants loads the models and opens the media port before the
   * first call.
   */
  void register(@Observes StartupEvent started, DebugState state) {
    LOG.info("Loading the models ...");
    plane.participants();
    state.register("flows", () -> plane.participants().stream().map(FlowDebug::figures).toList());
    state.register("transport", server::stats);
    state.register("playout", playout::stats);
    state.register("engineWaiting", lanes::waiting);
    state.register("engineDevice", lanes::device);
    state.register("engine", this::stages);
    state.register("capacity", governor::snapshot);
    state.register("latency", ledger::summary);
  }

  /** One participant's words and packets. */
  record Figures(@JsonUnwrapped FlowReport words, PeerStats peer) {}

  private static Figures figures(ParticipantMedia participant) {
    return new Figures(participant.flow().report(), participant.peer().stats());
  }

  private Object stages() {
    return lanes.stages().entrySet().stream()
        .collect(Collectors.toMap(java.util.Map.Entry::getKey, e -> snapshot(e.getValue())));
  }

  private static StageCounters.Snapshot snapshot(StageCounters counters) {
    return counters.snapshot();
  }
}
