package io.babelgrid.node;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.call.CallMediaPlane;
import io.babelgrid.call.Speaker;
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
import org.jspecify.annotations.Nullable;

/** Tells the debug state of flows, transport, playout and engine. */
@ApplicationScoped
public class NodeDebug {

  private final CallMediaPlane plane;
  private final PlayoutClock playout;
  private final ContinuousBatcher lanes;
  private final MediaServer server;
  private final FlowGovernor governor;
  private final LatencyLedger ledger;

  NodeDebug(
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

  void register(@Observes StartupEvent started, DebugState state) {
    state.register("flows", () -> plane.speakers().stream().map(NodeDebug::figures).toList());
    state.register("transport", server::stats);
    state.register("playout", playout::stats);
    state.register("engineWaiting", lanes::waiting);
    state.register("engineDevice", lanes::device);
    state.register("engine", this::stages);
    state.register("capacity", governor::snapshot);
    state.register("latency", ledger::summary);
  }

  /**
   * One speaker's words and packets.
   *
   * @param peer null where they come from no peer
   */
  record Figures(@JsonUnwrapped FlowReport words, @Nullable PeerStats peer) {}

  private static Figures figures(Speaker speaker) {
    return new Figures(speaker.flow().report(), speaker.source().packets().orElse(null));
  }

  private Object stages() {
    return lanes.stages().entrySet().stream()
        .collect(Collectors.toMap(java.util.Map.Entry::getKey, e -> snapshot(e.getValue())));
  }

  private static StageCounters.Snapshot snapshot(StageCounters counters) {
    return counters.snapshot();
  }
}
