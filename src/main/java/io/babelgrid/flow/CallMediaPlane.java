package io.babelgrid.flow;

import io.babelgrid.budget.LagRecorder;
import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.LatencyWindow;
import io.babelgrid.budget.ServicePlan;
import io.babelgrid.budget.Workload;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.playout.PlayoutClock;
import io.babelgrid.room.LanguageChoice;
import io.babelgrid.room.MediaEvents;
import io.babelgrid.room.MediaPlane;
import io.babelgrid.room.MediaSession;
import io.babelgrid.room.TextEvents;
import io.babelgrid.transport.MediaServer;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All calls of this node. */
@ApplicationScoped
public class CallMediaPlane implements MediaPlane {

  private final Map<String, CallMedia> calls = new ConcurrentHashMap<>();
  private final MediaServer server;
  private final FlowModels models;
  private final PlayoutClock playout;
  private final FlowGovernor governor;
  private final TextEvents text;
  private final LatencyLedger ledger;
  private final Tracer tracer;
  private final LatencyWindow forwarding;
  private final FlowSettings settings;
  private final NanoClock clock;

  public CallMediaPlane(
      MediaServer server,
      FlowModels models,
      PlayoutClock playout,
      FlowGovernor governor,
      TextEvents text,
      LatencyLedger ledger,
      Tracer tracer,
      FlowSettings settings,
      NanoClock clock) {
    this.server = server;
    this.models = models;
    this.playout = playout;
    this.governor = governor;
    this.text = text;
    this.ledger = ledger;
    this.tracer = tracer;
    this.forwarding = new LatencyWindow(ledger, Workload.FORWARD);
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public MediaSession open(
      String roomId,
      String participantId,
      LanguageChoice languages,
      ServicePlan service,
      MediaEvents events) {
    var opened = new ParticipantMedia[1];
    calls.compute(
        roomId,
        (_, existing) -> {
          CallMedia call = existing == null ? new CallMedia() : existing;
          opened[0] = participant(call, roomId, participantId, languages, service, events);
          call.add(opened[0]);
          return call;
        });
    return opened[0];
  }

  /** Every participant's media on this node, for reports. */
  Collection<ParticipantMedia> participants() {
    return calls.values().stream().map(CallMedia::participants).flatMap(List::stream).toList();
  }

  TextEvents text() {
    return text;
  }

  private ParticipantMedia participant(
      CallMedia call,
      String roomId,
      String participantId,
      LanguageChoice languages,
      ServicePlan service,
      MediaEvents events) {
    var self = new ParticipantMedia[1];
    self[0] =
        new ParticipantMedia(
            participantId,
            call,
            languages,
            events,
            server,
            forwarding,
            (flowEvents, choice) ->
                new SpeakerFlow(
                    models,
                    playout,
                    governor,
                    service,
                    context(new SpeakerIdentity(roomId, participantId), flowEvents),
                    choice.speak()),
            () -> leave(roomId, self[0]));
    return self[0];
  }

  private void leave(String roomId, ParticipantMedia participant) {
    UsageReporter.report(participant.flow().context());
    calls.computeIfPresent(roomId, (_, call) -> call.remove(participant) ? null : call);
  }

  private SpeakerContext context(SpeakerIdentity identity, FlowEvents events) {
    return new SpeakerContext(
        identity,
        settings,
        new SpeakerTimeline(),
        new ComputeAccount(),
        ledger.part(),
        tracer,
        new LagRecorder(),
        new LagRecorder(),
        new SpeakerUsage(),
        text,
        events,
        clock);
  }
}
